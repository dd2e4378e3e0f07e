// Compares what policies grant with what was used.
import type { UsedCall } from '../used-call.ts';
import { compareResources } from './compare-resources.ts';
import { compareServices } from './compare-services.ts';
import { compareStatements } from './compare-statements.ts';
import type { Comparison, GrantedPolicy, LogCoverage, ServiceComparison, UsedCount } from './comparison.ts';
import { type ExpandedStatement, expandStatements, grantedActions } from './granted-actions.ts';
import { recordedUse } from './recorded-use.ts';
import { restingUse } from './resting-use.ts';
import { whyNotShown } from './why-not-shown.ts';

/**
 * Granted and never used, by service, action, resource and statement, for the identity policies of one principal and its calls. What the logs could not
 * have shown is kept apart and never called unused: data events that are not in them, actions that CloudTrail does not record, what was asked for and
 * refused, and calls of which the actions are not known. Patterns stand for the actions of the catalog; the order of calls does not matter.
 *
 * That events were read at all is for the caller to see to: of no calls everything would be unused.
 * Source: IAM User Guide, Refine permissions using access information; CloudTrail User Guide, Logging data events.
 */
export function comparePolicies(policies: readonly GrantedPolicy[], calls: readonly UsedCall[], coverage: LogCoverage): Comparison {
  const use = recordedUse(calls);
  const { statements, granted } = grantOf(policies);
  const rests = restingUse(statements, granted, use);
  const services = compareServices(granted, use, rests, coverage);
  const elsewhere = [...use.actions]
    .flatMap(([action, used]): readonly UsedCount[] => {
      const other = rests.split(used).elsewhere;
      return other === undefined ? [] : [{ action, calls: other.calls, lastSeen: other.lastSeen }];
    })
    .sort((left, right) => (left.action < right.action ? -1 : 1));
  return {
    granted: granted.size,
    used: sum(services, ({ used }) => used.length),
    unused: sum(services, ({ unused }) => unused.length),
    notShown: sum(services, ({ notShown }) => notShown.length),
    services,
    statements: compareStatements(statements, rests.statements, use, whyNotShown(use, coverage)),
    resources: compareResources(statements, use),
    elsewhere,
  };
}

interface Grant {
  readonly statements: readonly ExpandedStatement[];
  readonly granted: ReadonlySet<string>;
}

const known = new WeakMap<readonly GrantedPolicy[], Grant>();

/** Worked out once for the same policies, which many principals may be compared with. */
function grantOf(policies: readonly GrantedPolicy[]): Grant {
  let grant = known.get(policies);
  if (grant === undefined) {
    const statements = expandStatements(policies);
    grant = { statements, granted: grantedActions(policies, statements) };
    known.set(policies, grant);
  }
  return grant;
}

function sum(services: readonly ServiceComparison[], of: (service: ServiceComparison) => number): number {
  return services.reduce((total, service) => total + of(service), 0);
}
