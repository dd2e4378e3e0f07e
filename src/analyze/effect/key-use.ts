// Whether those who reach a resource from outside can use the key that its data is under.
import type { Estate } from '../../estate/estate.ts';
import { parseArn } from '../../model/arn.ts';
import type { OutsideAccess, Zone } from '../../reason/outside-access.ts';
import { isDefaultKey } from '../../services/share-exposure.ts';
import { principalsOverlap } from '../principal-overlap.ts';
import { recordsOf } from '../record/records-of.ts';
import { askOutside, surfaceOf } from '../surface-of.ts';
import { accountFacts } from '../zone/zones-of.ts';
import { controlPolicies } from './control-policies.ts';

export type KeyUse = { readonly kind: 'usable' } | { readonly kind: 'closed' | 'unknown'; readonly reason: string };

/** KMS Developer Guide and EBS User Guide: one of these is needed to read data, directly or by a service that gets a grant. */
const NEEDED: readonly string[] = ['kms:CreateGrant', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:ReEncryptFrom'];

type KeyAccess =
  | { readonly kind: 'known'; readonly access: readonly OutsideAccess[] }
  | { readonly kind: 'unknown'; readonly reason: string };

/** What outsiders of a zone can do with keys; each key is asked about once. */
export function keyUses(estate: Estate, zone: Zone): (kmsKey: string, principal: OutsideAccess['principal']) => KeyUse {
  const known = new Map<string, KeyAccess>();
  return (kmsKey, principal) => {
    let found = known.get(kmsKey);
    if (found === undefined) {
      found = keyAccess(estate, zone, kmsKey);
      known.set(kmsKey, found);
    }
    if (found.kind === 'unknown') return found;
    const canUse = found.access.some(
      (one) => principalsOverlap(one.principal, principal) && one.actions.some((action) => NEEDED.includes(action)),
    );
    if (canUse) return { kind: 'usable' };
    const who = Object.values(principal)[0] === '*' ? 'nobody outside' : `nobody in ${accountName(principal)}`;
    return {
      kind: 'closed',
      reason: `${who} can use the key that it is encrypted with, ${kmsKey}: neither its policy nor a grant lets them`,
    };
  };
}

function keyAccess(estate: Estate, zone: Zone, kmsKey: string): KeyAccess {
  if (isDefaultKey(kmsKey)) return { kind: 'known', access: [] };
  const parts = parseArn(kmsKey);
  const account = parts === undefined ? undefined : estate.accounts.get(parts.account);
  const resource = account?.resources.get(kmsKey);
  if (account === undefined || resource === undefined || !resource.policyKnown) {
    return { kind: 'unknown', reason: `it is encrypted with ${kmsKey}, whose policy was not given` };
  }
  const only = { ...account, roles: new Map(), resources: new Map([[kmsKey, resource]]) };
  const access: OutsideAccess[] = [];
  for (const { kind, record } of recordsOf(estate, only, new Map()).read) {
    const rcp = controlPolicies(estate, account.id, kmsKey);
    for (const way of kind.exposures(record).ways) {
      const answer = askOutside(surfaceOf(accountFacts(estate, account.id), record, way, rcp), zone);
      if (answer.kind === 'unknown')
        return { kind: 'unknown', reason: `it is encrypted with ${kmsKey}, and who can use that is not known: ${answer.reason}` };
      access.push(...answer.access);
    }
  }
  return { kind: 'known', access };
}

function accountName(principal: OutsideAccess['principal']): string {
  const name = Object.values(principal)[0] ?? '';
  return `account ${parseArn(name)?.account ?? name}`;
}
