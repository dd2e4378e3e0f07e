// Snapshots that their attribute opens to accounts or to everybody.
import type { ExposedRecord, ExposureNote, Exposures } from './exposure.ts';
import { NO_EXPOSURE } from './policy-exposure.ts';
import { writtenPolicy } from './written-policy.ts';

/** `actions`: what an account that a snapshot is shared with can do with it. */
export function byShare(record: ExposedRecord, actions: readonly string[]): Exposures {
  const { share, arn, owner, kmsKey } = record;
  if (share === undefined || (!share.public && share.accounts.length === 0)) return NO_EXPOSURE;
  const notes: ExposureNote[] = [];
  // Amazon EBS User Guide, share an EBS snapshot: not under the default key, and not publicly when encrypted. RDS has the same two rules.
  if (kmsKey !== undefined && isDefaultKey(kmsKey)) {
    const message = `it is shared, and encrypted with ${aliasOf(kmsKey)}: AWS refuses to share what is under that key`;
    return { ways: [], notes: [{ code: 'default-key-cannot-be-shared', message }] };
  }
  const isOpen = share.public && kmsKey === undefined && !record.publicSharesBlocked;
  if (share.public && kmsKey !== undefined) {
    notes.push({ code: 'encrypted-cannot-be-public', message: 'it is shared with everybody, and encrypted: AWS does not let both be' });
  } else if (share.public && record.publicSharesBlocked) {
    notes.push({ code: 'public-sharing-blocked', message: 'it is shared with everybody, and its account blocks all public snapshots' });
  }
  const one = (principal: string): object => ({ Effect: 'Allow', Principal: { AWS: principal }, Action: actions, Resource: '*' });
  const statements = [...(isOpen ? ['*'] : []), ...[...new Set(share.accounts)].sort()].map(one);
  if (statements.length === 0) return { ways: [], notes };
  const policy = writtenPolicy(`share of ${arn}`, owner, arn, statements);
  return { ways: [{ source: { type: 'SHARE' }, resources: [arn], actions, policy, written: true }], notes };
}

/** `alias/aws/…`: a key that AWS made for one service in the account, which nobody outside can use. */
export function isDefaultKey(kmsKey: string): boolean {
  return /(?:^|:)alias\/aws\//.test(kmsKey);
}

function aliasOf(kmsKey: string): string {
  return kmsKey.slice(kmsKey.indexOf('alias/') + 'alias/'.length);
}
