// The words in which findings speak of callers: principals as policies, grants, lists and shares name them.
import { type PrincipalTest, compilePrincipal } from '../../evaluate/principal-match.ts';
import type { Query } from '../../evaluate/query.ts';
import { parseArn } from '../../model/arn.ts';
import type { PrincipalEntry } from '../../policy/ast.ts';
import type { Surface } from '../outside-access.ts';

type Named = Pick<PrincipalEntry, 'type' | 'value'>;

/** Everybody; every service. Other labels are numbers of entries. */
export const EVERYBODY = -1;
export const EVERY_SERVICE = -2;

export interface PrincipalLabels {
  readonly entries: readonly Named[];
  /** The entries that name the caller of a query. */
  readonly naming: (query: Query) => readonly number[];
}

const NOWHERE = { start: 0, end: 0 } as const;

/** Principals that something else than a policy names. */
export function namedBeside({ policies: { grants, s3, share } }: Surface): readonly Named[] {
  const entry = (type: PrincipalEntry['type'], value: string): Named => ({ type, value: { value, span: NOWHERE } });
  return [
    ...(grants ?? []).map(({ granteePrincipal }) => entry('AWS', granteePrincipal)),
    ...(s3?.acl ?? []).flatMap(({ grantee }) => (grantee.kind === 'account' ? [entry('CanonicalUser', grantee.account)] : [])),
    ...(s3?.objectOwner === undefined ? [] : [entry('CanonicalUser', s3.objectOwner)]),
    ...(share?.accounts ?? []).map((account) => entry('AWS', account)),
  ];
}

export function principalLabels(entries: readonly Named[]): PrincipalLabels {
  const sorted = [...entries].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));
  const tests = sorted.map((entry): PrincipalTest => compilePrincipal({ negated: false, span: NOWHERE, entries: [entry] }, 'Allow'));
  return { entries: sorted, naming: (query) => tests.flatMap((test, entry) => (test(query) === 0 ? [] : [entry])) };
}

function nameOf({ type, value }: Named): string {
  return `${type} ${value.value}`;
}

/** How Access Analyzer writes it: an account by its number. */
export function printPrincipal(label: number, { entries }: PrincipalLabels): Readonly<Record<string, string>> {
  if (label === EVERYBODY) return { AWS: '*' };
  if (label === EVERY_SERVICE) return { Service: '*' };
  const { type, value } = entries[label] as Named;
  const arn = parseArn(value.value);
  return { [type]: type === 'AWS' && arn?.service === 'iam' && arn.resource === 'root' ? arn.account : value.value };
}

/** Whether everybody in the world can be the principal: so it is with identity providers that anybody may have an account with. */
export function isOpenToAll(label: number, { entries }: PrincipalLabels): boolean {
  if (label === EVERYBODY) return true;
  const entry = entries[label];
  return entry?.type === 'Federated' && !entry.value.value.startsWith('arn:');
}
