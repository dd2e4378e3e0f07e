// The bytes of a layer, or the part of them that was asked for.
import type { GatewayContext } from '../../../../cloud/gateway.ts';
import { sendStored } from '../../../../cloud/pipeline/send-stored.ts';
import { headerOf, type WireRequest } from '../../../../cloud/wire/wire-request.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import type { LayerRow } from '../../rows/layer-row.ts';
import { byteRange } from './byte-range.ts';
import { registryFailure } from '../registry-failure.ts';

/** Undefined if the bytes are not there. Throws `RANGE_INVALID`. */
export function sendLayer(
  request: Pick<WireRequest, 'headers'>,
  { blobs }: Pick<GatewayContext, 'blobs'>,
  layer: Pick<LayerRow, 'digest' | 'size'> | undefined,
): WireResponse | undefined {
  if (layer === undefined || !blobs.has(layer.digest)) return undefined;
  const { digest, size } = layer;
  const etag = `"sha256:${digest}"`;
  const headers: (readonly [string, string])[] = [
    ['Content-Type', 'application/octet-stream'],
    ['Docker-Content-Digest', `sha256:${digest}`],
    ['ETag', etag],
    ['Accept-Ranges', 'bytes'],
  ];
  if (names(headerOf(request, 'if-none-match'), etag)) return { status: 304, headers };
  const condition = headerOf(request, 'if-range');
  const asked = condition === undefined || condition === etag ? byteRange(headerOf(request, 'range'), size) : undefined;
  if (asked === 'unsatisfiable') {
    throw registryFailure('RANGE_INVALID', `The layer has ${size} bytes.`, [['Content-Range', `bytes */${size}`]]);
  }
  const { from, length } = asked ?? { from: 0, length: size };
  if (asked !== undefined) headers.push(['Content-Range', `bytes ${from}-${from + length - 1}/${size}`]);
  blobs.hold(digest);
  return { status: asked === undefined ? 200 : 206, headers, body: sendStored(blobs, [{ digest, from, length }]) };
}

function names(condition: string | undefined, etag: string): boolean {
  return condition?.split(',').some((one) => one.trim() === etag || one.trim() === '*') === true;
}
