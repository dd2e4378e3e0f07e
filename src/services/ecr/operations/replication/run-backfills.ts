// Goes on with backfills: a bounded number of images each time.
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import { tagsByDigest } from '../image/image-links.ts';
import { imageStatus } from '../image/listing/image-status.ts';
import { IMAGES, imageKey, type ImageRow } from '../../rows/image-row.ts';
import { REGISTRIES, registryKey } from '../../rows/registry-row.ts';
import type { RepositoryPlace } from '../image/find-image.ts';
import { BACKFILL_RESULTS, backfillKey, backfillResultKey, BACKFILLS, type BackfillRow, isTerminal } from './backfill-row.ts';
import { destinationsOf, placeOf } from './destinations-of.ts';
import { replicateImage, type ReplicationMeans } from './replicate-image.ts';
import { withReplication } from './with-replication.ts';

const IMAGES_AT_ONCE = 200;
/** Amazon ECR API Reference, ListReplicationBackfills: how long what has ended is shown. */
const KEPT_MS = 90 * 86_400_000;

export function runBackfills(means: ReplicationMeans): void {
  for (const [, backfill] of [...means.state.scan(BACKFILLS, '')]) {
    if (isTerminal(backfill)) forget(means, backfill);
    else means.state.put(BACKFILLS, backfillKey(backfill), next(means, backfill));
  }
}

function forget({ state, now }: ReplicationMeans, backfill: BackfillRow): void {
  if (now - (backfill.endedAt ?? now) <= KEPT_MS) return;
  const results = Array.from(state.scan(BACKFILL_RESULTS, backfillResultKey(backfill)), ([key]) => key);
  for (const key of results) state.delete(BACKFILL_RESULTS, key);
  state.delete(BACKFILLS, backfillKey(backfill));
}

function next(means: ReplicationMeans, backfill: BackfillRow): BackfillRow {
  const { now } = means;
  switch (backfill.status) {
    case 'STOPPING':
      return { ...backfill, status: 'STOPPED', endedAt: now };
    case 'PREPARING':
      return { ...backfill, status: 'IN_PROGRESS', total: countOf(means, backfill) };
    default:
      return step(means, backfill);
  }
}

function countOf(means: Seen, backfill: BackfillRow): number {
  let count = 0;
  const tags = tagLookup(means.state);
  for (const { place, image } of wantedImages(means, backfill)) count += Math.max(1, tags(place).get(image.digest)?.length ?? 0);
  return count;
}

function step(means: ReplicationMeans, backfill: BackfillRow): BackfillRow {
  const wanted: Wanted[] = [];
  for (const one of wantedImages(means, backfill)) {
    wanted.push(one);
    if (wanted.length === IMAGES_AT_ONCE) break;
  }
  const tags = tagLookup(means.state);
  let moved = backfill;
  for (const { key, place, image } of wanted)
    moved = copy(means, { ...moved, cursor: key }, place, image, tags(place).get(image.digest) ?? []);
  if (wanted.length === IMAGES_AT_ONCE) return moved;
  // What was pushed or deleted since the count makes no difference to what there was to do.
  return { ...moved, status: 'COMPLETE', endedAt: means.now, total: moved.completed + moved.failed };
}

function copy(
  means: ReplicationMeans,
  backfill: BackfillRow,
  place: RepositoryPlace,
  image: ImageRow,
  tags: readonly string[],
): BackfillRow {
  const { state } = means;
  const made = replicateImage(means, place, image, tags, backfill.destination);
  state.put(IMAGES, imageKey(place.account, place.region, place.name, image.digest), withReplication(image, [made]));
  const failed = made.status === 'FAILED';
  const { failureCode } = made;
  let number = backfill.completed + backfill.failed;
  const asked: readonly (string | undefined)[] = tags.length === 0 ? [undefined] : tags;
  for (const tag of asked) {
    state.put(BACKFILL_RESULTS, backfillResultKey(backfill, number), {
      repository: place.name,
      digest: image.digest,
      ...(tag !== undefined && { tag }),
      status: failed ? 'FAILED' : 'COMPLETE',
      ...(failureCode !== undefined && { failureCode }),
    });
    number += 1;
  }
  if (!failed) return { ...backfill, completed: backfill.completed + asked.length };
  const failureCodes = new Set([...backfill.failureCodes, ...(failureCode === undefined ? [] : [failureCode])]);
  return { ...backfill, failed: backfill.failed + asked.length, failureCodes: [...failureCodes] };
}

type Seen = Pick<ReplicationMeans, 'state' | 'now'>;

interface Wanted {
  readonly key: string;
  readonly place: RepositoryPlace;
  readonly image: ImageRow;
}

/** What a backfill has still to copy, by the registry's rules of today: images that can be pulled, in the order of their keys. */
function* wantedImages({ state, now }: Seen, { account, region, destination, cursor }: BackfillRow): IterableIterator<Wanted> {
  const rules = state.get(REGISTRIES, registryKey(account, region))?.replication ?? [];
  const prefix = keyOf(account, region, '');
  for (const [key, image] of state.scan(IMAGES, prefix, cursor)) {
    const place = { account, region, name: key.slice(prefix.length, key.lastIndexOf('\0')) };
    const goesThere = destinationsOf(rules, place).some((one) => placeOf(one) === placeOf(destination));
    if (goesThere && imageStatus(image, now) === 'ACTIVE') yield { key, place, image };
  }
}

/** The tags of repositories, read once for each that comes after another. */
function tagLookup(state: StateReader): (place: RepositoryPlace) => ReadonlyMap<string, readonly string[]> {
  let name: string | undefined;
  let tags: ReadonlyMap<string, readonly string[]> = new Map();
  return (place) => {
    if (place.name !== name) tags = tagsByDigest(state, place);
    name = place.name;
    return tags;
  };
}
