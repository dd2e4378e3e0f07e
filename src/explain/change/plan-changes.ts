// What to change: for each layer in the way the smallest change, tried out in turn until the request is allowed.
import type { Layer, LadderDecision } from '../../model/decision.ts';
import type { Change } from '../explanation.ts';
import { decideState, type State } from '../state.ts';
import { deadEnd } from './dead-end.ts';
import { mendLayer } from './mend-layer.ts';
import { otherWays } from './other-ways.ts';
import type { Proposal, Step, Way } from './proposal.ts';

/** More denials than this in one request are shown as far as they were followed. */
const STEPS_MAX = 24;
const OPTIONS_MAX = 3;
/** Ways past the first layer that are followed. */
const STARTS_MAX = 3;

interface Option {
  readonly proposals: readonly Proposal[];
  readonly decision: LadderDecision;
}

/**
 * The options, best first. Each was decided again with all its changes applied. Options that do not lead to an allow are left
 * out, unless none does: then one is shown as far as it goes, and `outcome` names what blocks next.
 */
export function planChanges(state: State, denied: LadderDecision): readonly Change[] {
  if (denied.blockedBy === undefined) return [];
  const options = tryOptions(state, denied);
  const working = rank(options.filter(({ decision }) => decision.decision === 'allow'));
  const shown = working.length > 0 ? working : options.slice(0, 1).map(withoutUselessSteps);
  return shown.flatMap(({ proposals, decision }, index) =>
    proposals.map(({ change }) => ({
      ...change,
      option: index + 1,
      outcome: { decision: decision.decision, blockedBy: decision.blockedBy ?? null },
    })),
  );
}

function tryOptions(state: State, denied: LadderDecision): readonly Option[] {
  // More denials than are followed lead nowhere, whichever way one begins.
  if (denied.determining.length > STEPS_MAX) return [follow(state, [], 'policies')];
  const starts: readonly (readonly Step[])[] = [[], ...aheadOf(state, denied, otherWays(state, denied)).slice(0, STARTS_MAX)];
  return starts.flatMap((start) => [follow(state, start, 'policies'), follow(state, start, 'request')]);
}

/** Best first: policies as strict as they are count more than few changes. The same changes are shown once. */
function rank(options: readonly Option[]): readonly Option[] {
  const loosening = ({ proposals }: Option): number => proposals.filter(({ change }) => change.kind !== 'sendContext').length;
  const seen = new Set<string>();
  const different = options.filter(({ proposals }) => {
    const key = JSON.stringify(proposals.map(({ change }) => [change.summary, change.statement]));
    return !seen.has(key) && seen.add(key);
  });
  return different.toSorted((a, b) => loosening(a) - loosening(b) || a.proposals.length - b.proposals.length).slice(0, OPTIONS_MAX);
}

/** Where the request has to be made in another way altogether, what would have let it through up to there is of no use. */
function withoutUselessSteps(option: Option): Option {
  const last = option.proposals.at(-1);
  return last !== undefined && last.after === undefined ? { ...option, proposals: [last] } : option;
}

/** Mends one layer after the other until the request is allowed, or nothing more is known to do. */
function follow(state: State, start: readonly Step[], prefer: 'policies' | 'request'): Option {
  const proposals: Proposal[] = [...start];
  let current = start.at(-1)?.after ?? state;
  let decision = decideState(current);
  while (decision.blockedBy !== undefined && proposals.length < STEPS_MAX) {
    const [way] = prefer === 'request' ? aheadOf(current, decision, otherWays(current, decision)) : [];
    const next = way ?? onlyIfAhead(decision, mendLayer(current, decision)) ?? deadEndOf(current, decision.blockedBy);
    const after = next.at(-1)?.after;
    proposals.push(...next);
    if (after === undefined) break;
    current = after;
    decision = decideState(current);
  }
  return { proposals, decision };
}

/** What is no change is what to do instead: it ends the option. */
function onlyIfAhead(before: LadderDecision, proposal: Proposal | undefined): readonly Proposal[] | undefined {
  if (proposal === undefined) return undefined;
  return proposal.after === undefined || isAhead(before, decideState(proposal.after)) ? [proposal] : undefined;
}

function deadEndOf(state: State, layer: Layer): readonly Proposal[] {
  const end = deadEnd(state, layer);
  return end === undefined ? [] : [end];
}

/** The ways that help. */
function aheadOf(state: State, before: LadderDecision, ways: readonly Way[]): readonly Way[] {
  return ways.filter((way) => isAhead(before, decideState((way.at(-1) ?? way[0]).after ?? state)));
}

/** Whether a step helped: another layer blocks now, or less of the same one. */
function isAhead(before: LadderDecision, after: LadderDecision): boolean {
  if (before.blockedBy !== after.blockedBy || before.kind !== after.kind) return true;
  switch (before.kind) {
    case 'explicitDeny':
      return after.determining.length < before.determining.length;
    default:
      return before.blockedBy === 'publicAccessBlock' || lackingLevels(after) < lackingLevels(before);
  }
}

function lackingLevels({ ladder }: LadderDecision): number {
  return ladder.filter((rung) => rung.layer === 'scp' && rung.verdict === 'implicitDeny').length;
}
