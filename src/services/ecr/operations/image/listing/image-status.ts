// Whether an image can be pulled: active, archived, or on its way back from the archive.
import type { ImageRow } from '../../../rows/image-row.ts';

export type ImageStatus = ImageRow['status'];

/** Amazon ECR User Guide, Archiving images: restoring takes up to twenty minutes. Here it takes one, by the cloud's clock. */
const RESTORING_MS = 60_000;

export function imageStatus({ status, activatedAt }: Pick<ImageRow, 'status' | 'activatedAt'>, now: number): ImageStatus {
  return status === 'ACTIVATING' && activatedAt !== undefined && now >= activatedAt + RESTORING_MS ? 'ACTIVE' : status;
}

/** Filters leave out what is not active, unless they say otherwise. */
export function hasStatus(image: ImageRow, now: number, wanted: string | undefined): boolean {
  return wanted === 'ANY' || imageStatus(image, now) === (wanted ?? 'ACTIVE');
}
