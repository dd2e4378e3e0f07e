// An upload that is under way: how much of it there is, and how clients are told.
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { UPLOADS, layerKey, type UploadRow } from '../../rows/layer-row.ts';
import { pathOf, type Visit } from '../visit.ts';

export function uploadKey({ place, repository }: Visit, upload: string): string {
  return layerKey(place.account, place.region, repository, upload);
}

/** As it is by now; undefined if there is none. */
export function findUpload(visit: Visit, upload: string): UploadRow | undefined {
  return visit.cx.state.get(UPLOADS, uploadKey(visit, upload));
}

/** Bytes. */
export function receivedBytes(row: UploadRow | undefined): number {
  return row?.parts.reduce((sum, { length }) => sum + length, 0) ?? 0;
}

/** Where to go on, and from which byte. */
export function uploadHeaders(visit: Visit, upload: string, received: number): WireResponse['headers'] {
  return [
    ['Location', `${pathOf(visit)}/blobs/uploads/${upload}`],
    // Of nothing too, the registry that the specification came from says `0-0`.
    ['Range', `0-${Math.max(received - 1, 0)}`],
    ['Docker-Upload-UUID', upload],
  ];
}

/** The answer to whoever has begun or gone on with an upload. */
export function uploadAnswer(visit: Visit, upload: string, received: number, status: number): WireResponse {
  return { status, headers: uploadHeaders(visit, upload, received) };
}
