// The small universe in which generated requests are made: few accounts and few names, so that policies hit what they aim at.
import type { AccountFacts, AccountId } from '../../src/model/account.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';

const MANAGEMENT = '100000000001';
export const ACCOUNTS: readonly AccountId[] = ['111111111111', '222222222222', '033333333333', MANAGEMENT];

export const ORGANIZATION = 'o-exampleorg1';
const OTHER_ORGANIZATION = 'o-otherorg22';
const PATHS = ['r-ab12/', 'r-ab12/ou-ab12-prod1/', 'r-ab12/ou-ab12-prod1/ou-ab12-web1/', 'r-ab12/ou-ab12-test1/'];

const PARTITIONS = weights(['aws', 94], ['aws-cn', 3], ['aws-us-gov', 3]);
/** Where an account stands: in the organization, alone, a member of another organization, or the manager of that one. */
const PLACES = weights<'member' | 'alone' | 'elsewhere' | 'elsewhereManagement'>(
  ['member', 80],
  ['alone', 10],
  ['elsewhere', 6],
  ['elsewhereManagement', 4],
);

export interface Universe {
  readonly partition: string;
  /** Two to four accounts; the management account, where it is there, is the last. */
  readonly accounts: readonly AccountFacts[];
}

export function generateUniverse(r: Random): Universe {
  const partition = r.weighted(PARTITIONS);
  const count = r.between(2, ACCOUNTS.length);
  const ids =
    count === ACCOUNTS.length ? ACCOUNTS : r.chance(0.6) ? ACCOUNTS.slice(0, count) : [...ACCOUNTS.slice(0, count - 1), MANAGEMENT];
  return { partition, accounts: ids.map((id) => generateAccount(r, id)) };
}

function generateAccount(r: Random, id: AccountId): AccountFacts {
  if (id === MANAGEMENT) return { id, organization: { id: ORGANIZATION, managementAccount: id, path: `${ORGANIZATION}/r-ab12/` } };
  switch (r.weighted(PLACES)) {
    case 'member':
      return { id, organization: { id: ORGANIZATION, managementAccount: MANAGEMENT, path: `${ORGANIZATION}/${r.pick(PATHS)}` } };
    case 'alone':
      return { id };
    case 'elsewhere':
      return { id, organization: { id: OTHER_ORGANIZATION, managementAccount: '900000000009', path: `${OTHER_ORGANIZATION}/r-zz99/` } };
    case 'elsewhereManagement':
      return { id, organization: { id: OTHER_ORGANIZATION, managementAccount: id, path: `${OTHER_ORGANIZATION}/r-zz99/` } };
  }
}
