// Findings against the single requests of random small worlds: nothing outside is missed, nothing is invented, order does not count.
import { expect, it } from 'vitest';
import { mapPolicySet } from '../../../test/testkit/map-policy-set.ts';
import { isPlain } from '../../../test/testkit/plain-request.ts';
import type { RawPolicy } from '../../../test/testkit/policy-json.ts';
import { generateWorld, type World } from '../../../test/testkit/world.ts';
import { compileClause } from '../../evaluate/condition/compile-clause.ts';
import { decide } from '../../evaluate/decide.ts';
import { compilePrincipal } from '../../evaluate/principal-match.ts';
import { prepareQuery } from '../../evaluate/query.ts';
import type { AccountFacts } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import type { OperatorName, PrincipalEntry } from '../../policy/ast.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { serviceRules } from '../../services/service-rules-table.ts';
import type { NamedPolicy, OutsideAccess, Surface, Zone } from '../outside-access.ts';
import { outsideAccess } from './outside-access.ts';
import { surfacePolicies } from './surface-policies.ts';

const SEED = 20_260_102;
const WORLDS = Number(process.env['REASON_WORLDS'] ?? 100);
const NOWHERE = { start: 0, end: 0 } as const;

function name(raw: RawPolicy, reversed = false): NamedPolicy {
  const { Statement: statements } = raw.document;
  const turned = reversed && Array.isArray(statements) ? { ...raw.document, Statement: statements.toReversed() } : raw.document;
  const { policy } = parsePolicyText({ name: raw.description.name, text: JSON.stringify(turned) });
  if (policy === undefined) throw new Error('the generators make policies');
  return { policy, description: raw.description };
}

/** One way to a resource of the world, with the requests to it by anybody. */
interface SmallSurface {
  readonly surface: Surface;
  readonly reversed: Surface;
  readonly requests: readonly AuthorizationRequest[];
}

function surfaceOf({ requests, policies }: World): SmallSurface | undefined {
  const plain = requests.map(({ request }) => request).filter((request) => isPlain(request) && request.resource.arn !== '*');
  const [first] = plain;
  if (first?.resource.owner === undefined) return undefined;
  const { arn, owner } = first.resource;
  const service = first.action.split(':')[0]?.toLowerCase();
  const own = plain.filter(({ action, resource }) => {
    return resource.arn === arn && resource.owner?.id === owner.id && action.split(':')[0]?.toLowerCase() === service;
  });
  const surface = (reversed: boolean): Surface => {
    const { resource, rcp, grants, s3, share } = mapPolicySet(policies, (raw) => name(raw, reversed));
    return {
      owner,
      resources: [arn],
      actions: [...new Set(own.map(({ action }) => action))].sort(),
      policies: {
        ...(resource === undefined ? {} : { resource }),
        ...(rcp === undefined || owner.organization === undefined ? {} : { rcp }),
        ...(grants === undefined ? {} : { grants }),
        ...(s3 === undefined ? {} : { s3 }),
        ...(share === undefined ? {} : { share }),
      },
    };
  };
  return { surface: surface(false), reversed: surface(true), requests: own };
}

/** By the books: the caller is of no account of the zone, and no key says that the call is for the zone. */
function isFromOutside({ principal, caller, context }: AuthorizationRequest, zone: Zone): boolean {
  const inside = (account: AccountFacts): boolean =>
    zone.accounts.some(({ id }) => id === account.id) || zone.organizations.includes(account.organization?.id ?? '');
  if (caller !== undefined && inside(caller)) return false;
  if (principal.kind === 'roleSession' && principal.serviceLinked === true) return false;
  const accounts = zone.accounts.map(({ id }) => id);
  for (const key of ['aws:sourceaccount', 'aws:sourceowner', 'aws:vpceaccount']) {
    if (accounts.includes(String(context.get(key)))) return false;
  }
  if (accounts.includes(parseArn(String(context.get('aws:sourcearn')))?.account ?? '')) return false;
  if (zone.organizations.includes(String(context.get('aws:vpceorgid')))) return false;
  const paths = context.get('aws:vpceorgpaths') ?? [];
  return ![...paths].some((path) => zone.organizations.some((id) => path.startsWith(`${id}/`)));
}

/** Whether a finding speaks of the request: its action, its caller, its conditions. */
function covers(finding: OutsideAccess, request: AuthorizationRequest, surface: Surface): boolean {
  if (!finding.actions.includes(request.action)) return false;
  const query = prepareQuery(request, surfacePolicies(surface), serviceRules(request.action.split(':')[0]?.toLowerCase() ?? '') ?? {});
  const [[type, value] = ['AWS', '*']] = Object.entries(finding.principal);
  const entry = { type: type as PrincipalEntry['type'], value: { value, span: NOWHERE } };
  const isAnyService = type === 'Service' && value === '*' && query.caller.kind === 'service';
  const isGrantee = value === query.caller.principalArn || value === query.caller.displayArn;
  if (!isAnyService && !isGrantee && compilePrincipal({ negated: false, span: NOWHERE, entries: [entry] }, 'Allow')(query) === 0)
    return false;
  return [...finding.conditions].every(([key, joined]) => {
    const values = joined.split(', ').map((one) => ({ value: one, span: NOWHERE }));
    return (['StringLike', 'StringEqualsIgnoreCase', 'ArnLike', 'IpAddress'] as const).some((operator: OperatorName) => {
      const text = { value: operator, span: NOWHERE };
      const clause = {
        operator: { text, name: operator, set: 'ForAnyValue', ifExists: false },
        key: { value: key, span: NOWHERE },
        values,
        span: NOWHERE,
      } as const;
      return compileClause(clause, false).holds(query);
    });
  });
}

/** All but the places of statements, which other orders change. */
function withoutPlaces(access: readonly OutsideAccess[]): readonly unknown[] {
  return access.map(({ statements, ...rest }) => ({ ...rest, statements: statements.map(({ sid }) => sid).sort() }));
}

it('a finding exists exactly where an outsider is allowed, and all of them together cover what is', () => {
  const told = { none: 0, some: 0, unknown: 0, allowed: 0 };
  const reasons = new Map<string, number>();
  for (let index = 0; index < WORLDS; index++) {
    const small = surfaceOf(generateWorld(SEED, index));
    if (small === undefined) continue;
    const { surface, reversed, requests } = small;
    const organizations = surface.owner.organization === undefined ? [] : [surface.owner.organization.id];
    for (const zone of [
      { accounts: [surface.owner], organizations: [] },
      { accounts: [surface.owner], organizations },
    ]) {
      const answer = outsideAccess(surface, zone, serviceRules);
      if (answer.kind === 'unknown') {
        told.unknown++;
        reasons.set(answer.reason, (reasons.get(answer.reason) ?? 0) + 1);
        continue;
      }
      told[answer.access.length === 0 ? 'none' : 'some']++;
      const policies = surfacePolicies(surface);
      for (const finding of answer.access) {
        expect(decide(finding.witness, policies, serviceRules).decision, `world ${index}`).toBe('allow');
        expect(isFromOutside(finding.witness, zone), `world ${index} ${JSON.stringify(finding)}`).toBe(true);
        expect(covers(finding, finding.witness, surface), `world ${index} ${JSON.stringify(finding)}`).toBe(true);
      }
      for (const request of requests) {
        if (!isFromOutside(request, zone) || decide(request, policies, serviceRules).decision === 'deny') continue;
        told.allowed++;
        const asked = { ...request, context: [...request.context] };
        const text = `world ${index}: ${JSON.stringify(asked)} ${surface.policies.resource?.policy.source.text}`;
        const found = answer.access.filter((finding) => covers(finding, request, surface));
        expect(
          found.length,
          `${text} ${JSON.stringify(answer.access.map((one) => ({ ...one, conditions: [...one.conditions] })))}`,
        ).toBeGreaterThan(0);
      }
      const other = outsideAccess(reversed, zone, serviceRules);
      expect(other.kind).toBe('exact');
      if (other.kind === 'exact') expect(withoutPlaces(other.access), `world ${index}`).toEqual(withoutPlaces(answer.access));
    }
  }
  if (process.env['REASON_WORLDS']) console.log(told, reasons);
  expect(told.allowed).toBeGreaterThan(WORLDS);
  expect(told.some).toBeGreaterThan(WORLDS / 4);
  expect(told.unknown * 50).toBeLessThan(told.none + told.some);
}, 120_000);
