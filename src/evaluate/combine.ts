// From the says of the layers to the decision: the one place where they are weighed (docs/semantics/decision.md).
import type { DecisionKind, Layer } from '../model/decision.ts';
import { ACCOUNT, BEHIND_SESSION, NAMED } from './grade.ts';
import type { Verdicts } from './verdicts.ts';

export interface Combined {
  readonly kind: DecisionKind;
  readonly blockedBy: Layer | undefined;
}

const ALLOWED: Combined = { kind: 'allowed', blockedBy: undefined };

/** The decision, and the layer that AWS would name. */
export function combine(verdicts: Verdicts): Combined {
  if (verdicts.preempted === 'allow') return ALLOWED;
  if (verdicts.preempted === 'deny') return { kind: 'implicitDeny', blockedBy: 'service' };
  const denying = explicitDeny(verdicts);
  if (denying !== undefined) return { kind: 'explicitDeny', blockedBy: denying };
  const lacking = implicitDeny(verdicts);
  return lacking === undefined ? ALLOWED : { kind: 'implicitDeny', blockedBy: lacking };
}

/** The first layer with a Deny that matches. The order only matters for what is reported. */
function explicitDeny(verdicts: Verdicts): Layer | undefined {
  if (verdicts.scp.deny) return 'scp';
  if (verdicts.rcpDeny) return 'rcp';
  if (verdicts.resourceDeny) return verdicts.resourceLayer;
  if (verdicts.identity.deny) return 'identity';
  if (verdicts.boundary.deny) return 'boundary';
  if (verdicts.session.deny) return 'session';
  return verdicts.endpoint.deny ? 'endpoint' : undefined;
}

/** The first layer that would have to allow and does not. */
function implicitDeny(verdicts: Verdicts): Layer | undefined {
  if (!verdicts.scp.allow) return 'scp';
  if (!verdicts.endpoint.allow) return 'endpoint';
  if (verdicts.closed) return 'publicAccessBlock';
  if (verdicts.standInRequired && verdicts.standIn === undefined) return verdicts.lackingLayer;
  switch (verdicts.relation) {
    case 'none':
      return (verdicts.grades & NAMED) !== 0 || verdicts.standIn !== undefined ? undefined : verdicts.lackingLayer;
    case 'same':
      return withinAccount(verdicts);
    case 'cross':
      return acrossAccounts(verdicts);
  }
}

/** Within one account either side may grant; how directly the resource policy names the caller says what still binds it. */
function withinAccount(verdicts: Verdicts): Layer | undefined {
  const { grades, standIn } = verdicts;
  if ((grades & NAMED) !== 0 || standIn === 'direct') return undefined;
  if ((grades & BEHIND_SESSION) !== 0) return capped(verdicts);
  const trusted = verdicts.trustsAccount || (grades & ACCOUNT) !== 0 || standIn === 'account';
  if (!trusted) return verdicts.lackingLayer;
  return verdicts.identity.allow ? capped(verdicts) : 'identity';
}

/** Across accounts both sides must grant; naming the caller directly bypasses nothing. */
function acrossAccounts(verdicts: Verdicts): Layer | undefined {
  if (verdicts.standIn === 'direct') return undefined;
  if (verdicts.grades === 0 && verdicts.standIn === undefined) return verdicts.lackingLayer;
  return verdicts.identity.allow ? capped(verdicts) : 'identity';
}

function capped(verdicts: Verdicts): Layer | undefined {
  if (!verdicts.boundary.allow) return 'boundary';
  return verdicts.session.allow ? undefined : 'session';
}
