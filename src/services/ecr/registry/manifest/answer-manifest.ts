// Manifests: pulled (BatchGetImage), pushed (PutImage), deleted (BatchDeleteImage).
import type { BatchDeleteImageResponse, BatchGetImageResponse, ImageFailure } from '../../../../cloud/model/generated/ecr.ts';
import type { ServiceError } from '../../../../cloud/service-error.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { acceptedTypes } from './accepted-types.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { imageIdentifier } from './image-identifier.ts';
import { pushManifest } from './push-manifest.ts';
import { registryFailure, type RegistryCode } from '../registry-failure.ts';
import { callEcr, type Visit } from '../visit.ts';

/** `reference`: a tag or a digest. */
export async function answerManifest(visit: Visit, reference: string): Promise<WireResponse> {
  switch (visit.request.method) {
    case 'GET':
    case 'HEAD':
      return pull(visit, reference);
    case 'PUT':
      return pushManifest(visit, reference);
    case 'DELETE':
      return remove(visit, reference);
    default:
      throw methodNotAllowed('GET, HEAD, PUT, DELETE');
  }
}

async function pull(visit: Visit, reference: string): Promise<WireResponse> {
  const acceptedMediaTypes = acceptedTypes(visit.request);
  const { images, failures } = await callEcr<BatchGetImageResponse>(visit, 'BatchGetImage', {
    imageIds: [imageIdentifier(reference)],
    ...(acceptedMediaTypes !== undefined && { acceptedMediaTypes }),
  });
  const image = images?.[0];
  if (image?.imageManifest === undefined) throw failureOf(failures?.[0]);
  return {
    status: 200,
    headers: [
      ['Content-Type', image.imageManifestMediaType ?? 'application/octet-stream'],
      ['Docker-Content-Digest', image.imageId?.imageDigest ?? ''],
    ],
    body: image.imageManifest,
  };
}

async function remove(visit: Visit, reference: string): Promise<WireResponse> {
  const { failures } = await callEcr<BatchDeleteImageResponse>(visit, 'BatchDeleteImage', { imageIds: [imageIdentifier(reference)] });
  const [failure] = failures ?? [];
  if (failure !== undefined) throw failureOf(failure);
  return { status: 202, headers: [] };
}

/** By failure codes of the API (`ImageFailure` in its reference). A tag or digest that cannot be is one that is not there. */
const CODES: ReadonlyMap<string, RegistryCode> = new Map<string, RegistryCode>([['ImageReferencedByManifestList', 'UNSUPPORTED']]);

function failureOf(failure: ImageFailure | undefined): ServiceError {
  const { failureCode = '', failureReason = 'Requested image not found' } = failure ?? {};
  return registryFailure(CODES.get(failureCode) ?? 'MANIFEST_UNKNOWN', failureReason);
}
