// What refers to an image (signatures, SBOMs), as an index: ListImageReferrers.
import type { ImageReferrer, ListImageReferrersResponse } from '../../../../cloud/model/generated/ecr.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { digestHex } from '../digest-hex.ts';
import { everyPage } from './every-page.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { callEcr, type Visit } from '../visit.ts';

const INDEX = 'application/vnd.oci.image.index.v1+json';
/** Amazon ECR API Reference, ListImageReferrers: maxResults. */
const PAGE = 50;

export async function answerReferrers(visit: Visit, digest: string): Promise<WireResponse> {
  const { request, query } = visit;
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed('GET, HEAD');
  digestHex(digest);
  // A plus that was not encoded reads as a space, which no media type has.
  const artifactType = query.get('artifactType')?.replaceAll(' ', '+');
  const found = await everyPage(
    (nextToken) =>
      callEcr<ListImageReferrersResponse>(visit, 'ListImageReferrers', {
        subjectId: { imageDigest: digest },
        maxResults: PAGE,
        ...(nextToken !== undefined && { nextToken }),
      }),
    ({ referrers }) => referrers,
  ).catch(noSubject);
  const manifests = found.filter((referrer) => artifactType === undefined || referrer.artifactType === artifactType).map(descriptor);
  return {
    status: 200,
    headers: [['Content-Type', INDEX], ...(artifactType === undefined ? [] : [['OCI-Filters-Applied', 'artifactType'] as const])],
    body: JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests }),
  };
}

/** The specification ("Listing Referrers"): of an image that is not there, an empty list. */
function noSubject(error: unknown): readonly ImageReferrer[] {
  if (error instanceof ServiceError && error.code === 'ImageNotFoundException') return [];
  throw error;
}

function descriptor({ mediaType, digest, size, artifactType, annotations }: ImageReferrer): unknown {
  return { mediaType, digest, size, artifactType, annotations };
}
