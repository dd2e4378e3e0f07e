// The decision as one formula over boxes: what weighs the says of layers for single requests, said of all requests at once.
import { bitsOf } from '../search/bits.ts';
import { and, FALSE, type Formula, not, or, TRUE } from '../search/formula.ts';
import type { LayerBoxes, Sides } from './layer-boxes.ts';
import type { RuleOutcome } from './rule-outcome.ts';

/** How the caller stands to its own policies. */
export interface OwnSide {
  /** No identity policies limit it. */
  readonly fullAccess: boolean;
  readonly isFederatedUser: boolean;
  /** The session policy only denies. */
  readonly isAssumedRoot: boolean;
}

/** True for the requests that are allowed, of those for which the rules have this outcome. `count`: of all boxes. */
export function decisionFormula(boxes: LayerBoxes, outcome: RuleOutcome, own: OwnSide, count: number): Formula {
  if (outcome.preempted !== undefined) return outcome.preempted === 'allow' ? TRUE : FALSE;
  if (outcome.closed) return FALSE;
  const some = (list: readonly number[]): Formula => (list.length === 0 ? FALSE : { op: 'some', boxes: bitsOf(list, count) });
  const allows = ({ named, behindSession, account }: Sides): Formula => some([...named, ...behindSession, ...account]);
  const denies = (sides: Sides | undefined): Formula => (sides === undefined ? FALSE : some(sides.deny));
  const bound = outcome.relation !== 'none';
  const resource = outcome.ownAffair ? undefined : boxes.resource;
  const scp = outcome.scpBinds ? (boxes.scp ?? []) : [];
  const standIn = standIns(boxes, outcome, some);
  const anyStandIn = or(standIn.direct, standIn.account, standIn.side);
  const counted = outcome.allowsDiscounted ? undefined : resource;
  const named = counted === undefined ? FALSE : some(counted.named);
  const behind = counted === undefined ? FALSE : some(counted.behindSession);
  const account = counted === undefined ? FALSE : some(counted.account);
  const identity = !outcome.asksIdentity || own.fullAccess ? TRUE : allows(boxes.identity);
  const boundary = boxes.boundary === undefined || !outcome.isCapped ? TRUE : allows(boxes.boundary);
  const session =
    !bound || own.isAssumedRoot ? TRUE : boxes.session === undefined ? (own.isFederatedUser ? FALSE : TRUE) : allows(boxes.session);
  const capped = and(boundary, session);
  const granted = (): Formula => {
    switch (outcome.relation) {
      case 'none':
        return or(named, anyStandIn);
      case 'same': {
        const trusted = outcome.trustsAccount ? TRUE : or(account, standIn.account);
        return or(named, standIn.direct, and(behind, capped), and(trusted, identity, capped));
      }
      case 'cross':
        return or(standIn.direct, and(or(named, behind, account, anyStandIn), identity, capped));
    }
  };
  return and(
    ...scp.flatMap((level) => [not(denies(level)), allows(level)]),
    not(outcome.rcpBinds ? denies(boxes.rcp) : FALSE),
    not(outcome.ignoresResourceDeny ? FALSE : denies(resource)),
    not(outcome.asksIdentity ? denies(boxes.identity) : FALSE),
    not(outcome.isCapped ? denies(boxes.boundary) : FALSE),
    not(bound ? denies(boxes.session) : FALSE),
    not(denies(boxes.endpoint)),
    boxes.endpoint === undefined ? TRUE : allows(boxes.endpoint),
    outcome.standInRequired ? anyStandIn : TRUE,
    granted(),
  );
}

type StandIns = Readonly<Record<'direct' | 'account' | 'side', Formula>>;

function standIns(boxes: LayerBoxes, { standIn, grants }: RuleOutcome, some: (list: readonly number[]) => Formula): StandIns {
  const of = (strength: 'direct' | 'account' | 'side'): Formula => {
    if (standIn === strength) return TRUE;
    const fitting = boxes.grants.filter((_, i) => grants[i] === strength);
    if (fitting.includes(undefined)) return TRUE;
    return some(fitting.filter((box) => box !== undefined));
  };
  return { direct: of('direct'), account: of('account'), side: of('side') };
}
