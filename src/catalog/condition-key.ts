// Facts about condition keys: those of all services, those of one service, those of identity providers.
import type { ConditionKeyFacts } from './facts.ts';
import { conditionKeyTable, findInTable } from './condition-key-table.ts';
import type { ConditionKeyTable } from './condition-key-table.ts';
import { GLOBAL_CONDITION_KEYS } from './global-condition-keys.ts';
import { SERVICES } from './services.ts';

const GLOBAL = conditionKeyTable(GLOBAL_CONDITION_KEYS);

// IAM User Guide, "IAM and AWS STS condition context keys", keys for OIDC federation: any provider's host stands before the colon.
const OIDC_CLAIMS: ReadonlyMap<string, boolean> = new Map([
  ['aud', false],
  ['sub', false],
  ['oaud', false],
  ['email', false],
  ['amr', true],
]);

const tables = new Map<string, ConditionKeyTable>();
const tagKeys = new Map<string, boolean>();

/**
 * What is known of a condition key, written as in a policy and in any case: `aws:RequestTag/Env`, `s3:prefix`, `saml:sub`,
 * `token.actions.githubusercontent.com:sub`. Undefined for a key that the catalog does not know.
 */
export function findConditionKey(key: string): ConditionKeyFacts | undefined {
  const lower = key.toLowerCase();
  const colon = lower.indexOf(':');
  if (colon <= 0) return undefined;
  const prefix = lower.slice(0, colon);
  if (prefix === 'aws') return findInTable(GLOBAL, lower);
  return (
    findListed(prefix, lower) ??
    findAmong(SERVICES.keyServices.get(prefix), lower) ??
    (prefix.includes('.') ? findOfProvider(key, prefix, lower) : undefined)
  );
}

/** Whether the service has `SERVICE:ResourceTag/${TagKey}` besides `aws:ResourceTag/${TagKey}`. The prefix is in lower case. */
export function serviceHasTagKey(service: string): boolean {
  const known = tagKeys.get(service);
  if (known !== undefined) return known;
  const record = SERVICES.record(service);
  if (record === undefined) return false;
  const has = record.conditionKeys().some(({ key }) => key.toLowerCase() === `${service}:resourcetag/\${tagkey}`);
  tagKeys.set(service, has);
  return has;
}

function findOfProvider(key: string, prefix: string, lower: string): ConditionKeyFacts | undefined {
  const listed = findAmong(SERVICES.keyServices.get('*'), lower);
  if (listed !== undefined) return listed;
  const multi = OIDC_CLAIMS.get(lower.slice(prefix.length + 1));
  return multi === undefined ? undefined : { key, type: 'String', multi };
}

function findAmong(services: readonly string[] | undefined, lower: string): ConditionKeyFacts | undefined {
  for (const service of services ?? []) {
    const facts = findListed(service, lower);
    if (facts !== undefined) return facts;
  }
  return undefined;
}

function findListed(service: string, lower: string): ConditionKeyFacts | undefined {
  let table = tables.get(service);
  if (table === undefined) {
    const record = SERVICES.record(service);
    if (record === undefined) return undefined;
    table = conditionKeyTable(record.conditionKeys());
    tables.set(service, table);
  }
  return findInTable(table, lower);
}
