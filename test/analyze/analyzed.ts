// An estate written down in a test, analyzed.
import { analyzeEstate } from '../../src/analyze/analyze-estate.ts';
import type { Analysis } from '../../src/analyze/finding.ts';
import { readZoneChoice } from '../../src/analyze/zone/zone-choice.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { loadEstate } from '../../src/estate/load-estate.ts';

export const OWN = '111111111111';
export const SIBLING = '222222222222';
export const OTHER = '999999999999';
export const ORGANIZATION = 'o-exampleorg1';

export type Json = { readonly [key: string]: unknown };

export interface Written {
  readonly resources?: readonly Json[];
  readonly roles?: readonly Json[];
  /** Further keys of the account. */
  readonly account?: Json;
  readonly rcps?: readonly Json[];
  readonly scps?: readonly unknown[];
  /** Further accounts. */
  readonly accounts?: readonly Json[];
}

/** Account 1111… in an organization with 2222…, which is no management account. */
export function estateWith({ resources = [], roles = [], account = {}, rcps = [], scps, accounts = [] }: Written): Estate {
  const form = {
    organization: {
      id: ORGANIZATION,
      managementAccount: '100000000001',
      root: {
        id: 'r-ab12',
        rcps,
        accounts: ['100000000001', OWN, scps === undefined ? SIBLING : { id: SIBLING, scps }],
      },
    },
    accounts: [{ id: OWN, roles, resources, ...account }, ...accounts],
  };
  const loaded = loadEstate([{ name: 'estate.json', text: JSON.stringify(form, null, 2) }]);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join('; '));
  return loaded.value.estate;
}

export function analyzed(estate: Estate, zone: string = OWN): Analysis {
  const choice = readZoneChoice(zone);
  if (!choice.ok) throw new Error(choice.error);
  const analysis = analyzeEstate(estate, choice.value, { managedPolicy: () => undefined });
  if (!analysis.ok) throw new Error(analysis.error);
  return analysis.value;
}

/** A policy of these statements, which allow unless they say otherwise. */
export function policy(...statements: readonly Json[]): Json {
  return { Version: '2012-10-17', Statement: statements.map((statement) => ({ Effect: 'Allow', ...statement })) };
}

/** A queue with these statements. */
export function queue(...statements: readonly Json[]): Written {
  const arn = `arn:aws:sqs:us-east-1:${OWN}:q`;
  return { resources: [{ arn, policy: policy(...statements.map((one) => ({ Action: 'sqs:SendMessage', Resource: arn, ...one }))) }] };
}
