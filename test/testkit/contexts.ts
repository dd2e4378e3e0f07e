// The context that the requests of a world share, and how one request departs from it.
import type { Principal } from '../../src/model/principal.ts';
import type { ContextValue } from '../../src/model/request.ts';
import type { Caller } from './callers.ts';
import type { KeySpec } from './condition-keys.ts';
import { DERIVED_KEYS, GENERAL_KEYS, KEY_SPECS, NETWORK_KEYS } from './condition-keys.ts';
import { ODD_VALUES } from './odd-values.ts';
import type { Random } from './random.ts';
import type { ServiceProfile } from './services.ts';

/** One key of the shared context, ready to be copied into requests. */
export interface ContextEntry {
  readonly spec: KeySpec;
  /** The key in lower case, as requests carry it. */
  readonly key: string;
  readonly value: ContextValue;
}

const MORE_KEYS: readonly KeySpec[] = [...GENERAL_KEYS, ...DERIVED_KEYS].filter(({ values }) => values.length > 0);

function generateContextValue(r: Random, spec: KeySpec): ContextValue {
  if (r.chance(0.025)) return oddContextValue(r, spec);
  if (!spec.multi) return r.pick(spec.values);
  const values = [r.pick(spec.values)];
  while (values.length < 3 && r.chance(0.4)) values.push(r.pick(spec.values));
  return values;
}

function oddContextValue(r: Random, spec: KeySpec): ContextValue {
  switch (r.below(5)) {
    case 0:
      return [];
    case 1:
      return spec.multi ? r.pick(spec.values) : [r.pick(spec.values)];
    case 2:
      return spec.multi ? [r.pick(ODD_VALUES[spec.type]), r.pick(spec.values)] : [r.pick(spec.values), r.pick(spec.values)];
    default:
      return spec.multi ? [r.pick(ODD_VALUES[spec.type])] : r.pick(ODD_VALUES[spec.type]);
  }
}

/** The keys that requests to this service usually carry, with their values. */
export function generateSharedContext(r: Random, service: ServiceProfile): readonly ContextEntry[] {
  const chosen = new Set<KeySpec>();
  const count = r.between(1, 5);
  for (let made = 0; made < count; made++) {
    const own = service.keys.length > 0 && r.chance(0.35) ? KEY_SPECS.get(r.pick(service.keys)) : undefined;
    chosen.add(own ?? r.pick(GENERAL_KEYS));
  }
  if (r.chance(0.06)) chosen.add(r.pick(MORE_KEYS));
  if (service.name === 'kms' && r.chance(0.5)) {
    chosen.add(KEY_SPECS.get('kms:EncryptionContext:App') as KeySpec);
    if (r.chance(0.5)) chosen.add(KEY_SPECS.get('kms:EncryptionContext:Stage') as KeySpec);
  }
  return [...chosen].map((spec) => ({ spec, key: spec.name.toLowerCase(), value: generateContextValue(r, spec) }));
}

/** The context of one request: the shared one, with a key dropped, changed or added now and then. */
export function generateContext(r: Random, shared: readonly ContextEntry[], network: boolean): ReadonlyMap<string, ContextValue> {
  const context = new Map<string, ContextValue>();
  for (const { spec, key, value } of shared) {
    // A call that a service makes for the caller carries nothing of the caller's network.
    if (!network && NETWORK_KEYS.has(spec.name)) continue;
    const fate = r.below(32);
    if (fate < 2) continue;
    context.set(key, fate < 6 && spec.values.length > 0 ? generateContextValue(r, spec) : value);
  }
  if (r.chance(0.05)) {
    const spec = r.pick(MORE_KEYS);
    context.set(spec.name.toLowerCase(), generateContextValue(r, spec));
  }
  return context;
}

/** Values that the request need not carry because they follow from the caller: what conditions on them can be aimed at. */
export function callerValues(caller: Caller): Map<string, ContextValue> {
  const { principal, account } = caller;
  const values = new Map<string, ContextValue>();
  const arn = principalArn(principal);
  if (arn !== undefined) values.set('aws:PrincipalArn', arn);
  if (account !== undefined) values.set('aws:PrincipalAccount', account.id);
  if (account?.organization !== undefined) {
    values.set('aws:PrincipalOrgID', account.organization.id);
    values.set('aws:PrincipalOrgPaths', [account.organization.path]);
  }
  if (principal.kind === 'user') values.set('aws:username', principal.arn.slice(principal.arn.lastIndexOf('/') + 1));
  if (principal.kind === 'service') values.set('aws:PrincipalServiceName', principal.name);
  if ('tags' in principal) for (const [tag, value] of principal.tags ?? []) values.set(`aws:PrincipalTag/${tag}`, value);
  if ('session' in principal && principal.session !== undefined) {
    const { issuedAt, mfa, sourceIdentity } = principal.session;
    if (issuedAt !== undefined) values.set('aws:TokenIssueTime', issuedAt);
    if (mfa !== undefined) values.set('aws:MultiFactorAuthPresent', String(mfa));
    if (sourceIdentity !== undefined) values.set('aws:SourceIdentity', sourceIdentity);
  }
  values.set('aws:PrincipalIsAWSService', String(principal.kind === 'service'));
  return values;
}

function principalArn(principal: Principal): string | undefined {
  switch (principal.kind) {
    case 'root':
    case 'assumedRoot':
      return `arn:${principal.partition}:iam::${principal.account}:root`;
    case 'user':
      return principal.arn;
    case 'roleSession':
      return principal.role;
    case 'federatedUser':
      return `arn:${principal.partition}:sts::${principal.account}:federated-user/${principal.name}`;
    default:
      return undefined;
  }
}
