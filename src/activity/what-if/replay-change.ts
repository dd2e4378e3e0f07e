// Replays recorded calls under a change: which of those that were allowed would be denied, and by what.
import type { RulesLookup } from '../../evaluate/service-rules.ts';
import type { AccountId } from '../../model/account.ts';
import { parseArn } from '../../model/arn.ts';
import { ok, type Result } from '../../model/result.ts';
import type { Diagnostic } from '../../policy/diagnostic.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import type { Unknowns } from './bounded-policy.ts';
import { affectedRows } from './gather-affected.ts';
import { type Affected, type Judgement, judge } from './judge.ts';
import { isTold } from './told-keys.ts';
import type { WhatIf } from './what-if.ts';
import type { TouchedRequest, World } from './world.ts';

export interface ReplayOptions {
  readonly rules: RulesLookup;
  /** The accounts whose trails were read: of a call between two of them, the caller's record is judged. */
  readonly recorded: ReadonlySet<AccountId>;
}

/**
 * Judges every call that was allowed. Three-valued: what depends on something that CloudTrail does not record, or that groups do not keep, is
 * unknown, and lists what is missing. Every resource of a call is judged for itself.
 *
 * Errors: the diagnostics of policies that cannot be read.
 */
export function replayChange(calls: Iterable<UsedCall>, world: World, options: ReplayOptions): Result<WhatIf, readonly Diagnostic[]> {
  const denied = affectedRows();
  const unknown = affectedRows();
  const totals = { judged: 0, denied: 0, unknown: 0, allowed: 0, untouched: 0, deniedBefore: 0 };
  const notJudged = new Map<string, number>();
  for (const call of calls) {
    const { count } = call.group;
    const reason = notJudgeable(call, options.recorded);
    if (reason !== undefined) {
      notJudged.set(reason, (notJudged.get(reason) ?? 0) + count);
      continue;
    }
    let worst: Worst = 'untouched';
    for (const [action, resource] of pairsOf(call)) {
      const touched = world(call, action, resource);
      if (!touched.ok) return touched;
      if (touched.value === undefined) continue;
      const judgement = judged(call, action, touched.value, options.rules);
      if (judgement.kind === 'denied') denied.add(call, action.action, touched.value.request.resource.arn, judgement);
      if (judgement.kind === 'unknown') unknown.add(call, action.action, touched.value.request.resource.arn, judgement);
      if (GRAVITY.indexOf(judgement.kind) > GRAVITY.indexOf(worst)) worst = judgement.kind;
    }
    totals.judged += count;
    totals[worst] += count;
  }
  return ok({ denied: denied.rows(), unknown: unknown.rows(), totals, notJudged, notes: [] });
}

type Worst = Judgement['kind'] | 'untouched';
const GRAVITY: readonly Worst[] = ['untouched', 'allowed', 'deniedBefore', 'unknown', 'denied'];

function notJudgeable({ outcome, meaning, ownersCopy, actor }: UsedCall, recorded: ReadonlySet<AccountId>): string | undefined {
  if (meaning.kind === 'noCall') return 'no call of an API';
  if (meaning.kind === 'free') return 'needs no permission';
  if (outcome === 'denied') return 'denied when it was recorded';
  if (meaning.kind === 'unmapped') return 'unmapped: no action is known for it';
  if (ownersCopy && actor.kind !== 'service' && recorded.has(actor.account)) return "recorded in the caller's trail as well";
  return actor.kind === 'other' && actor.account === '' ? 'the caller is not known' : undefined;
}

function* pairsOf({ meaning }: UsedCall): Iterable<readonly [UsedAction, string]> {
  if (meaning.kind !== 'actions') return;
  for (const action of meaning.actions) for (const resource of action.resources) yield [action, resource];
}

function judged(call: UsedCall, action: UsedAction, touched: TouchedRequest, rules: RulesLookup): Judgement {
  const { request, known, before, after, resourceGuessed } = touched;
  const unknowns: Unknowns = {
    isTold: (key) => isTold(key, call, request, known),
    resource: isOpen(action, request.resource.arn) ? request.resource.arn : undefined,
    mayBe: (entry) => mayBe(entry, call),
  };
  const judgement = judge(request, before, after, unknowns, rules);
  if (judgement.kind !== 'denied') return judgement;
  const doubts = [
    ...(resourceGuessed === true && (judgement.layer === 'resource' || judgement.layer === 'trust') ? ['the resource'] : []),
    ...(action.grade === 'possible' ? ['whether the action was needed'] : []),
  ];
  return doubts.length === 0 ? judgement : ({ ...judgement, kind: 'unknown', untold: doubts } satisfies Affected);
}

function isOpen({ resourceKnown, patterns }: UsedAction, resource: string): boolean {
  return (!resourceKnown && resource === '*') || (patterns === true && /[*?]/.test(resource));
}

/** Sessions are recorded in groups without their names, callers of other accounts without their ARNs; unique ids are not kept at all. */
function mayBe(entry: string, { actor }: UsedCall): boolean {
  if (actor.kind === 'service' || actor.kind === 'root') return false;
  if (/^A[A-Z]{3}[A-Z0-9]{12,}/.test(entry)) return true;
  const arn = parseArn(entry);
  if (arn === undefined || arn.account !== actor.account) return false;
  if (actor.kind === 'other') return arn.resource !== 'root';
  if (actor.kind === 'federatedUser') return arn.resource.startsWith('federated-user/');
  const name = actor.arn.slice(actor.arn.lastIndexOf('/') + 1);
  return actor.kind === 'role' && arn.resource.startsWith(`assumed-role/${name}/`);
}
