// Replays every recorded call against generated policies: what was allowed is allowed, what was denied stays denied, nothing is idle.
import { compilePolicy, type CompiledPolicy } from '../../evaluate/compile-policy.ts';
import type { AccountFacts, AccountId } from '../../model/account.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { Diagnostic } from '../../policy/diagnostic.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { policyHolder } from '../actor.ts';
import type { GeneratedDocument, ResourceDetail } from '../generate/generated-policy.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { idleStatements } from './idle-statements.ts';
import { neededPairs } from './needed-pairs.ts';
import { notReplayable } from './not-replayable.ts';
import type { Proof, ReplayFailure } from './proof.ts';
import { replayDenied } from './replay-denied.ts';
import { replayer } from './replayer.ts';

export interface ProofOptions {
  /** ARNs whose calls are replayed (`policyHolder`); absent: everybody's. */
  readonly principals?: readonly string[];
  /** How wide the resources of the documents were asked to be; `exact` when absent. What they cover beyond the calls is no failure then. */
  readonly resources?: ResourceDetail;
  /** The organization of an account, for conditions that ask for it. */
  readonly accounts?: (id: AccountId) => AccountFacts;
}

/**
 * Replays the calls under the documents alone, as identity policies: a resource policy, SCPs and boundaries that allow are assumed.
 * For resources of other accounts this means a resource policy that leaves it to the caller's account. Where a resource stands for some that are
 * not known (`UsedAction.patterns`), the policy has to cover them all.
 *
 * `calls`: without the copies of calls that the caller's own trail has (`recordedCalls`).
 *
 * Errors: the diagnostics of documents that are no policies.
 */
export function prove(
  documents: readonly Pick<GeneratedDocument, 'name' | 'json'>[],
  calls: Iterable<UsedCall>,
  options: ProofOptions = {},
): Result<Proof, readonly Diagnostic[]> {
  const compiled = compileDocuments(documents);
  if (!compiled.ok) return compiled;
  const policies = compiled.value;
  const replay = replayer(policies, options.accounts);
  const notReplayed = new Map<string, number>();
  const needed = neededPairs();
  const deniedCalls: UsedCall[] = [];
  const failures: ReplayFailure[] = [];
  let allowedCalls = 0;
  let replayed = 0;
  for (const call of selected(calls, options.principals)) {
    const { count } = call.group;
    if (call.outcome === 'denied') {
      deniedCalls.push(call);
      continue;
    }
    const reason = notReplayable(call);
    if (reason !== undefined) {
      notReplayed.set(reason, (notReplayed.get(reason) ?? 0) + count);
      continue;
    }
    allowedCalls += count;
    let lost = 0;
    for (const [action, resource] of pairsOf(call)) {
      needed.add(action, resource);
      if (replay(call, action, resource)) continue;
      lost++;
      failures.push({ call, action: action.action, resource, because: 'no statement of the policy allows it' });
    }
    if (lost === 0) replayed += count;
  }
  const denied = replayDenied(deniedCalls, replay, needed, notReplayed, options.resources);
  return ok({ allowed: { calls: allowedCalls, replayed, failures }, denied, idle: idleStatements(policies, replay.uses()), notReplayed });
}

function compileDocuments(
  documents: readonly Pick<GeneratedDocument, 'name' | 'json'>[],
): Result<readonly CompiledPolicy[], readonly Diagnostic[]> {
  const errors: Diagnostic[] = [];
  const policies = documents.flatMap(({ name, json }) => {
    const { policy, diagnostics } = parsePolicyText({ name, text: json });
    if (policy !== undefined) return [compilePolicy(policy, { type: 'identity', name })];
    errors.push(...diagnostics);
    return [];
  });
  return errors.length === 0 ? ok(policies) : fail(errors);
}

function* selected(calls: Iterable<UsedCall>, principals: readonly string[] | undefined): Iterable<UsedCall> {
  const wanted = principals === undefined ? undefined : new Set(principals);
  for (const call of calls) if (wanted === undefined || wanted.has(policyHolder(call.actor))) yield call;
}

function* pairsOf({ meaning }: UsedCall): Iterable<readonly [UsedAction, string]> {
  if (meaning.kind !== 'actions') return;
  for (const action of meaning.actions) {
    if (action.grade === 'possible') continue;
    for (const resource of action.resources) yield [action, resource];
  }
}
