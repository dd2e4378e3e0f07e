// A layer of a repository, if its bytes are there.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { hexOf } from '../../manifest/digest.ts';
import { LAYERS, layerKey, type LayerRow } from '../../rows/layer-row.ts';
import type { RepositoryPlace } from '../image/find-image.ts';

/** `digest`: `sha256:…`; no other algorithm finds anything. */
export function findLayer(
  { state, blobs }: Pick<CallContext, 'state' | 'blobs'>,
  { account, region, name }: RepositoryPlace,
  digest: string,
): LayerRow | undefined {
  const hex = hexOf(digest);
  const row = hex === undefined ? undefined : state.get(LAYERS, layerKey(account, region, name, hex));
  return row !== undefined && blobs.has(row.digest) ? row : undefined;
}
