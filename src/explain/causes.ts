// Why a request is denied, in sentences: one for each layer in the way, the statement that comes nearest first.
import type { FailedCondition, Layer, LadderDecision, NearMiss, Rung, StatementReference } from '../model/decision.ts';
import type { Cause } from './explanation.ts';

/** The causes, in the order of the blockers. A layer that blocks twice is told twice: what denies, and what lacks. */
export function causesOf(decision: LadderDecision, action: string): readonly Cause[] {
  const told = new Set<string>();
  return decision.blockers.flatMap((layer, index) => {
    const rungs = decision.ladder.filter((rung) => rung.layer === layer);
    const denying = rungs.filter((rung) => rung.verdict === 'explicitDeny');
    const firstTime = !told.has(layer);
    told.add(layer);
    if (denying.length > 0 && firstTime) return denying.flatMap((rung) => rung.statements.map((one) => denyCause(rung, one)));
    // A level of an organization that denies explicitly may allow beside that; one that says nothing is sure to lack.
    const silent = rungs.filter((rung) => rung.verdict === 'implicitDeny');
    const lacking = [silent, denying, rungs].find((some) => some.length > 0) ?? [];
    return (silent.length > 0 ? lacking : lacking.slice(0, 1)).flatMap((rung) => lackCauses(rung, action, index === 0));
  });
}

function denyCause(rung: Rung, reference: StatementReference): Cause {
  return {
    ...where(rung),
    sentence: `${nameOf(reference)} denies it explicitly${levelOf(rung)}`,
    ...(reference.position === undefined ? {} : { position: reference.position }),
  };
}

function lackCauses(rung: Rung, action: string, first: boolean): readonly Cause[] {
  const misses = nearest(rung.nearMisses).slice(0, first ? 3 : 1);
  if (misses.length === 0) return [{ ...where(rung), sentence: absence(rung, action) }];
  return misses.map((miss) => ({
    ...where(rung),
    sentence: `${nameOf(miss.statement)} would allow it, but ${whatKept(miss)}`,
    ...(miss.statement.position === undefined ? {} : { position: miss.conditions[0]?.position ?? miss.statement.position }),
  }));
}

const NEARNESS: readonly NearMiss['element'][] = ['Condition', 'Resource', 'NotResource', 'Principal', 'NotPrincipal'];

function nearest(misses: readonly NearMiss[]): readonly NearMiss[] {
  return misses.toSorted((a, b) => NEARNESS.indexOf(a.element) - NEARNESS.indexOf(b.element) || a.conditions.length - b.conditions.length);
}

function whatKept(miss: NearMiss): string {
  switch (miss.element) {
    case 'Condition':
      return `its condition does not hold: ${miss.conditions.map(conditionText).join('; ')}`;
    case 'Resource':
    case 'NotResource':
      return 'not on this resource';
    default:
      return 'not to this caller';
  }
}

function conditionText({ operator, key, expected, actual }: FailedCondition): string {
  const wanted = expected.map((value) => `\`${value}\``).join(' or ');
  const found = actual === undefined ? absentText(key) : `the request has ${actual.map((value) => `\`${value}\``).join(', ')}`;
  return `${operator} ${key} ${wanted}, and ${found}`;
}

function absentText(key: string): string {
  const slash = key.indexOf('/');
  const family = key.slice(0, slash).toLowerCase();
  if (family.endsWith(':resourcetag')) return `the resource has no tag \`${key.slice(slash + 1)}\``;
  if (family === 'aws:principaltag') return `the caller has no tag \`${key.slice(slash + 1)}\``;
  return 'the request does not carry it';
}

function nameOf({ policy, sid, index }: StatementReference): string {
  return `statement ${sid ?? index + 1} of ${policy.name}`;
}

function levelOf({ level }: Rung): string {
  return level === undefined ? '' : `, at ${level.kind} ${level.name ?? level.id}`;
}

function where(rung: Rung): { readonly layer: Layer; readonly account: string | null } {
  return { layer: rung.layer, account: rung.account ?? null };
}

const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  service: 'the service',
  scp: 'service control policy',
  rcp: 'resource control policy',
  endpoint: 'VPC endpoint policy',
  publicAccessBlock: 'S3 Block Public Access',
  resource: "the resource's policy",
  trust: "the role's trust policy",
  grant: 'KMS grant',
  acl: 'access control list',
  share: 'share attribute',
  identity: "the caller's identity policies",
  boundary: 'the permissions boundary',
  session: 'the session policy',
};

/** Layers whose notes say what they are about. */
const SELF_EVIDENT: ReadonlySet<Layer> = new Set(['service', 'session']);

function absence(rung: Rung, action: string): string {
  const name = LAYER_NAMES[rung.layer];
  if (rung.note !== undefined) return SELF_EVIDENT.has(rung.layer) ? rung.note : `${name}: ${rung.note}`;
  switch (rung.layer) {
    case 'scp':
      return `no ${name} allows ${action}${levelOf(rung)}`;
    case 'acl':
    case 'share':
    case 'grant':
    case 'endpoint':
      return `no ${name} allows the caller ${action}`;
    default:
      return `no statement of ${name} allows ${action}`;
  }
}
