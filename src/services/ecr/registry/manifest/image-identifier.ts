// What clients put after `manifests/`, as ECR names images.
import type { ImageIdentifier } from '../../../../cloud/model/generated/ecr.ts';

/** A tag has no colon. */
export function imageIdentifier(reference: string): ImageIdentifier {
  return reference.includes(':') ? { imageDigest: reference } : { imageTag: reference };
}
