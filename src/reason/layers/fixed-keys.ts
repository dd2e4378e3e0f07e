// Keys that have one value in all requests that are asked about: what they carry anyhow, and what follows from the resource's owner.
import type { AccountFacts } from '../../model/account.ts';
import type { ContextValue } from '../../model/request.ts';

/** By lower-case key. An owner that is not known settles nothing. */
export function fixedKeys(
  owner: AccountFacts | undefined,
  context: ReadonlyMap<string, ContextValue>,
): ReadonlyMap<string, ContextValue | undefined> {
  if (owner === undefined) return context;
  const { id, organization } = owner;
  return new Map<string, ContextValue | undefined>([
    ['aws:resourceaccount', id],
    ['aws:resourceorgid', organization?.id],
    ['aws:resourceorgpaths', organization && [organization.path]],
    ...context,
  ]);
}
