// A manifest that is pushed, by tag or by digest: PutImage.
import { hash } from 'node:crypto';
import type { PutImageResponse } from '../../../../cloud/model/generated/ecr.ts';
import { readWhole } from '../../../../cloud/pipeline/read-whole.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { headerOf, type WireRequest } from '../../../../cloud/wire/wire-request.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { imageIdentifier } from './image-identifier.ts';
import { registryFailure } from '../registry-failure.ts';
import { callEcr, pathOf, type Visit } from '../visit.ts';

/** Bytes. Amazon ECR API Reference, PutImage: imageManifest. */
const LARGEST = 4 << 20;

export async function pushManifest(visit: Visit, reference: string): Promise<WireResponse> {
  const { request } = visit;
  const manifest = await readManifest(request);
  const mediaType = headerOf(request, 'content-type')?.split(';', 1)[0]?.trim();
  const input = {
    imageManifest: manifest,
    ...(mediaType !== undefined && mediaType !== '' && { imageManifestMediaType: mediaType }),
    ...imageIdentifier(reference),
  };
  const digest = await callEcr<PutImageResponse>(visit, 'PutImage', input)
    .then(({ image }) => image?.imageId?.imageDigest)
    .catch((error: unknown) => pushedAlready(error));
  const known = digest ?? `sha256:${hash('sha256', manifest, 'hex')}`;
  const subject = subjectOf(manifest);
  return {
    status: 201,
    headers: [
      ['Location', `${pathOf(visit)}/manifests/${known}`],
      ['Docker-Content-Digest', known],
      ...(subject === undefined ? [] : [['OCI-Subject', subject] as const]),
    ],
  };
}

/** Pushing once more what is there has come to what the client wanted. */
function pushedAlready(error: unknown): undefined {
  if (!(error instanceof ServiceError)) throw error;
  if (error.code === 'ImageAlreadyExistsException') return undefined;
  throw error;
}

/** The text is kept byte for byte: the digest is over it. */
async function readManifest(request: WireRequest): Promise<string> {
  const bytes = await (request.whole?.(LARGEST) ?? readWhole(request.body, LARGEST));
  if (bytes === undefined) throw new ServiceError('SIZE_INVALID', 413, `The manifest is larger than ${LARGEST} bytes.`);
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw registryFailure('MANIFEST_INVALID', 'The manifest is not valid UTF-8.');
  }
}

function subjectOf(manifest: string): string | undefined {
  const { subject } = (JSON.parse(manifest) ?? {}) as { readonly subject?: { readonly digest?: unknown } };
  return typeof subject?.digest === 'string' && DIGEST.test(subject.digest) ? subject.digest : undefined;
}

const DIGEST = /^sha256:[0-9a-f]{64}$/;
