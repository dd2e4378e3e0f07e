// Removes layers that no image refers to, and uploads that nobody goes on with. Their bytes go when nothing else refers to them.
import type { PeriodicContext } from '../../../../cloud/service.ts';
import type { StateReader, Table } from '../../../../cloud/state/table.ts';
import { COLLECTIONS, LAYERS, layerKey, type LayerRow, UPLOADS } from '../../rows/layer-row.ts';
import { imagesOf } from '../image/image-links.ts';

/** Between two looks at all layers. */
const PAUSE_MS = 10 * 60 * 1000;
/** What a push takes from its first layer to its manifest, and more. */
const UNUSED_MS = 60 * 60 * 1000;
const ABANDONED_MS = 24 * 60 * 60 * 1000;
/** A layer that somebody was told of is noted again after this time: twice within `UNUSED_MS`. */
export const TOUCH_MS: number = UNUSED_MS / 2;

/** For the service's `periodic`: looks at one row, but for every ten minutes. */
export function collectLayers({ state, now }: Pick<PeriodicContext, 'state' | 'now'>): void {
  const since = now - (state.get(COLLECTIONS, '')?.collectedAt ?? Number.NEGATIVE_INFINITY);
  if ((since >= 0 && since < PAUSE_MS) || (isEmpty(state, LAYERS) && isEmpty(state, UPLOADS))) return;
  state.put(COLLECTIONS, '', { collectedAt: now });
  for (const key of abandonedUploads(state, now)) state.delete(UPLOADS, key);
  for (const key of unusedLayers(state, now)) state.delete(LAYERS, key);
}

export function unusedSince({ uploadedAt, touchedAt = uploadedAt }: LayerRow): number {
  return touchedAt;
}

function isEmpty<Row>(state: StateReader, table: Table<Row>): boolean {
  return state.scan(table, '').next().done === true;
}

function abandonedUploads(state: StateReader, now: number): readonly string[] {
  return [...state.scan(UPLOADS, '')].filter(([, { touchedAt }]) => now - touchedAt >= ABANDONED_MS).map(([key]) => key);
}

/** Keys come repository by repository: the digests that its images refer to are gathered once for each. */
function unusedLayers(state: StateReader, now: number): readonly string[] {
  const unused: string[] = [];
  let repository = '';
  let referred: ReadonlySet<string> = new Set();
  for (const [key, layer] of state.scan(LAYERS, '')) {
    if (now - unusedSince(layer) < UNUSED_MS) continue;
    const [account = '', region = '', name = ''] = key.split('\0');
    const place = layerKey(account, region, name, '');
    if (place !== repository) referred = new Set(referredDigests(state, { account, region, name }));
    repository = place;
    if (!referred.has(`sha256:${layer.digest}`)) unused.push(key);
  }
  return unused;
}

function* referredDigests(state: StateReader, place: Parameters<typeof imagesOf>[1]): IterableIterator<string> {
  for (const { layers } of imagesOf(state, place)) yield* layers;
}
