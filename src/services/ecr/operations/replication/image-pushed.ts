// What a push brings about: the lifecycle policy looks at the repository again, the image is scanned, and copied to where the registry's rules say.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { markDue } from '../../lifecycle/mark-due.ts';
import { IMAGES, imageKey, type ImageRow } from '../../rows/image-row.ts';
import { REGISTRIES, registryKey } from '../../rows/registry-row.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';
import { scanAfterPush } from '../scan/scan-state.ts';
import { destinationsOf } from './destinations-of.ts';
import { replicateImage } from './replicate-image.ts';
import { withReplication } from './with-replication.ts';

/**
 * To be called when the rows of the image and its tag are written. Answers the image with its scan and its replication, written already.
 * What cannot be replicated does not fail the push. A copy is not pushed: it goes no further.
 */
export function imagePushed(cx: CallContext, repository: RepositoryRow, image: ImageRow, tag: string | undefined): ImageRow {
  const { account, region, name } = repository;
  markDue(cx.state, repository);
  const scan = scanAfterPush(cx.state, repository, image, cx.now);
  const scanned = scan === undefined ? image : { ...image, scan };
  const rules = cx.state.get(REGISTRIES, registryKey(account, region))?.replication ?? [];
  const tags = tag === undefined ? [] : [tag];
  const states = destinationsOf(rules, repository).map((destination) => replicateImage(cx, repository, scanned, tags, destination));
  const result = withReplication(scanned, states);
  if (result !== image) cx.state.put(IMAGES, imageKey(account, region, name, image.digest), result);
  return result;
}
