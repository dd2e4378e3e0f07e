// When principals last used which service: what last-accessed answers are made of. Held in memory: it is an aid, not a record.
import type { Caller } from '../../cloud/caller.ts';

export interface Use {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly region: string;
  /** `iam:GetRole` */
  readonly action: string;
}

const byPrincipal = new Map<string, Map<string, Use>>();
const byKey = new Map<string, Use>();

/** The unique id of who used: the user's, the role's, or `root:` and the account. Names that callers make up are not kept. */
function usageIdOf({ principal, account }: Caller): string | undefined {
  switch (principal.kind) {
    case 'user':
      return principal.id;
    case 'roleSession':
      return principal.roleId;
    case 'root':
    case 'assumedRoot':
      return `root:${account ?? ''}`;
    default:
      return undefined;
  }
}

/** Attempts count, allowed or not. Source: IAM User Guide, Things to know about last accessed information. */
export function noteUse(caller: Caller, action: string, region: string, now: number): void {
  const use: Use = { at: now, region, action };
  if (caller.accessKeyId?.startsWith('AKIA')) byKey.set(caller.accessKeyId, use);
  const id = usageIdOf(caller);
  if (id === undefined) return;
  let actions = byPrincipal.get(id);
  if (actions === undefined) {
    actions = new Map();
    byPrincipal.set(id, actions);
  }
  actions.set(action, use);
}

/** The last use of each action by the principal with this unique id. */
export function usesOf(id: string): readonly Use[] {
  return [...(byPrincipal.get(id)?.values() ?? [])];
}

/** The last use of anything. */
export function lastUseOf(id: string): Use | undefined {
  return usesOf(id).reduce<Use | undefined>((last, use) => (last === undefined || use.at >= last.at ? use : last), undefined);
}

/** The last use of a long-term access key. */
export function lastUseOfKey(accessKeyId: string): Use | undefined {
  return byKey.get(accessKeyId);
}
