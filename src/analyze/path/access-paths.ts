// Chains of assumed roles and called functions that lead from outside of a zone to what is inside.
import type { Estate } from '../../estate/estate.ts';
import type { ManagedPolicyLookup } from '../../estate/managed-policy.ts';
import { parseArn } from '../../model/arn.ts';
import type { AccountId } from '../../model/account.ts';
import type { Finding, FindingWitness } from '../finding.ts';
import { findingId } from '../finding-id.ts';
import type { AccessPath, AccessPaths, PathHop, ReachedResource } from './access-path.ts';
import { type Decider, newDecider } from './decider.ts';
import { TELLING_ACTIONS } from './telling-actions.ts';
import { type ZoneMap, zoneMap } from './zone-map.ts';

/** Requests that are decided for one zone. */
const DECISIONS_MAX = 100_000;
const HOPS_MAX = 6;

const INVOKING: ReadonlySet<string> = new Set(['lambda:InvokeFunction', 'lambda:InvokeFunctionUrl']);

/** The shortest chain from each finding to each role; `findings` are those of the zone. Every hop is a request that the evaluator allows. */
export function accessPaths(
  estate: Estate,
  accounts: readonly AccountId[],
  findings: readonly Finding[],
  managed: ManagedPolicyLookup,
): AccessPaths {
  const map = zoneMap(estate, accounts);
  const decider = newDecider(estate, managed, DECISIONS_MAX);
  const hopsFrom = steps(map, decider);
  const reached = new Map<string, readonly ReachedResource[]>();
  const paths: AccessPath[] = [];
  for (const finding of findings) {
    const entry = entryOf(finding, map);
    if (entry === undefined) continue;
    for (const hops of chainsFrom(entry, hopsFrom)) {
      const { role } = hops.at(-1) as PathHop;
      const reaches = reached.get(role) ?? reachedBy(role, map, decider);
      reached.set(role, reaches);
      const id = findingId(finding.id, ...hops.map(({ kind, to }) => `${kind} ${to}`));
      paths.push({ id, finding: finding.id, from: finding.principal, hops, reaches });
    }
  }
  return { paths, complete: decider.isComplete() };
}

/** A role that outsiders can assume, or a function that they can call and that runs as a role; by what has an effect, or may have one. */
function entryOf({ resource, resourceType, effective, witness }: Finding, { roles, functions }: ZoneMap): PathHop | undefined {
  const able = effective.verdict === 'notEffective' ? [] : effective.actions;
  if (resourceType === 'AWS::IAM::Role') {
    const isAssumed = able.some((action) => action.startsWith('sts:AssumeRole'));
    return isAssumed && roles.has(resource) ? { kind: 'assume', to: resource, role: resource, proof: witness } : undefined;
  }
  const called = able.some((action) => INVOKING.has(action)) ? functions.find(({ arn }) => arn === resource) : undefined;
  return called && { kind: 'invoke', to: resource, role: called.role, proof: witness };
}

/** Breadth first, so that the first chain to a role is a shortest one. */
function chainsFrom(entry: PathHop, hopsFrom: (role: string) => readonly PathHop[]): readonly (readonly PathHop[])[] {
  const seen = new Set([entry.role]);
  const chains: (readonly PathHop[])[] = [[entry]];
  for (const chain of chains) {
    if (chain.length >= HOPS_MAX) continue;
    for (const hop of hopsFrom((chain.at(-1) as PathHop).role)) {
      if (seen.has(hop.role)) continue;
      seen.add(hop.role);
      chains.push([...chain, hop]);
    }
  }
  return chains;
}

/** Steps that a role can take; each role is asked about once. */
function steps(map: ZoneMap, decider: Decider): (role: string) => readonly PathHop[] {
  const known = new Map<string, readonly PathHop[]>();
  return (role) => {
    let hops = known.get(role);
    if (hops === undefined) {
      if (decider.isSpent()) return [];
      const assumed = map.trusting(role).filter((next) => decider.allows(role, 'sts:AssumeRole', next, ownerOf(next)));
      const called = map.functions.filter(({ arn }) => decider.allows(role, 'lambda:InvokeFunction', arn, ownerOf(arn)));
      hops = [
        ...assumed.map((next): PathHop => ({ kind: 'assume', to: next, role: next, proof: proofOf(role, 'sts:AssumeRole', next) })),
        ...called.map(
          ({ arn, role: next }): PathHop => ({ kind: 'invoke', to: arn, role: next, proof: proofOf(role, 'lambda:InvokeFunction', arn) }),
        ),
      ];
      known.set(role, hops);
    }
    return hops;
  };
}

function proofOf(principal: string, action: string, resource: string): FindingWitness {
  return { principal, action, resource, resourceAccount: ownerOf(resource), context: {} };
}

function ownerOf(arn: string): AccountId {
  return parseArn(arn)?.account ?? '';
}

function reachedBy(role: string, { within }: ZoneMap, decider: Decider): readonly ReachedResource[] {
  if (decider.isSpent()) return [];
  return within(role).flatMap(({ arn, account, type }): readonly ReachedResource[] => {
    const telling = TELLING_ACTIONS.get(type);
    const named = arn + (telling?.suffix ?? '');
    const actions = telling?.actions.filter((action) => decider.allows(role, action, named, account)) ?? [];
    return actions.length === 0 ? [] : [{ resource: arn, actions }];
  });
}
