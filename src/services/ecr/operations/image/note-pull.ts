// Remembers when an image was last pulled, unless the registry leaves out who pulls (a scanner, say).
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { Caller } from '../../../../cloud/caller.ts';
import { IMAGES, imageKey, type ImageRow } from '../../rows/image-row.ts';
import { REGISTRIES, registryKey } from '../../rows/registry-row.ts';
import type { RepositoryPlace } from './find-image.ts';

/** AWS refreshes the time at least once a day; a pull in the minute after another one is not worth a row. */
const FRESH_MS = 60_000;

export function notePull(cx: CallContext, { account, region, name }: RepositoryPlace, image: ImageRow): void {
  const since = cx.now - (image.pulledAt ?? Number.NEGATIVE_INFINITY);
  if ((since >= 0 && since < FRESH_MS) || isExcluded(cx, account, region)) return;
  cx.state.put(IMAGES, imageKey(account, region, name, image.digest), { ...image, pulledAt: cx.now });
}

function isExcluded({ state, caller }: CallContext, account: string, region: string): boolean {
  const excluded = state.get(REGISTRIES, registryKey(account, region))?.pullTimeExclusions;
  return excluded !== undefined && Object.hasOwn(excluded, principalArn(caller));
}

/** Of sessions: the role's. */
function principalArn({ principal, arn }: Caller): string {
  return principal.kind === 'roleSession' ? principal.role : arn;
}
