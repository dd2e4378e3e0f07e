// The state of an image's scan.
import type { StateReader } from '../../../../cloud/state/table.ts';
import type { ImageRow, ScanState } from '../../rows/image-row.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';
import { scanFrequencyOf } from '../scanning-configuration/scan-frequency.ts';

/** Configs of images that run: nothing else has packages to look at. */
const SCANNABLE: ReadonlySet<string> = new Set([
  'application/vnd.docker.container.image.v1+json',
  'application/vnd.oci.image.config.v1+json',
]);

type Scanned = Pick<ImageRow, 'mediaType' | 'artifactMediaType' | 'artifactType' | 'manifests'>;

/** Why an image cannot be scanned, in ECR's words; undefined if it can. */
export function unscannable({ mediaType, artifactMediaType, artifactType, manifests }: Scanned): string | undefined {
  const config = artifactMediaType ?? mediaType;
  if (manifests.length === 0 && artifactType === undefined && SCANNABLE.has(config)) return undefined;
  const type = manifests.length > 0 || artifactMediaType === undefined ? mediaType : (artifactType ?? config);
  return `An artifact with media type '${type}' cannot be scanned. For more information, see the Amazon ECR documentation.`;
}

/** A scan that was asked for; the sentence is AWS's. */
export function pendingScan(now: number): ScanState {
  return { status: 'PENDING', description: 'Pending start of the image scan.', requestedAt: now };
}

/** What a push makes of an image's scan. One that was scanned, or waits for it, stays as it is. */
export function scanAfterPush(state: StateReader, repository: RepositoryRow, image: ImageRow, now: number): ScanState | undefined {
  if (image.scan !== undefined) return image.scan;
  if (scanFrequencyOf(state, repository).scanFrequency === 'MANUAL') return undefined;
  const problem = unscannable(image);
  return problem === undefined ? pendingScan(now) : { status: 'UNSUPPORTED_IMAGE', description: problem, requestedAt: now };
}
