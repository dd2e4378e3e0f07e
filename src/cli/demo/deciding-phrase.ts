// Why a request is decided as it is, in a phrase.
import type { Explanation } from '../../explain/explanation.ts';
import type { FailedCondition, Rung } from '../../model/decision.ts';
import { LAYER_NAMES } from '../layer-names.ts';
import { shortPolicy } from './short-names.ts';

/** The policies that allow, or the layer that does not; completes `ALLOWED …: ` and `DENIED …: `. */
export function decidingPhrase(explanation: Explanation): string {
  return explanation.decision === 'allow' ? allowedBy(explanation) : deniedBy(explanation);
}

function allowedBy({ determining, ladder }: Explanation): string {
  const policies = determining.map(({ policy }) => shortPolicy(policy.name));
  const notes = ladder.flatMap(({ verdict, statements, note }) =>
    verdict === 'allow' && statements.length === 0 && note !== undefined ? [note] : [],
  );
  return [...new Set([...policies, ...notes])].join(', ');
}

function deniedBy({ kind, blockedBy, blockers, determining, ladder, causes }: Explanation): string {
  if (blockedBy === null) return '';
  if (kind === 'explicitDeny') return `explicit deny in ${determining[0]?.policy.name ?? LAYER_NAMES[blockedBy]}`;
  const wanted = failedCondition(ladder.filter((rung) => rung.layer === blockedBy));
  if (wanted !== undefined) return `${LAYER_NAMES[blockedBy]} ${blockedBy === 'identity' ? 'want' : 'wants'} ${conditionText(wanted)}`;
  if (blockers.length > 1) return blockers.map((layer) => LAYER_NAMES[layer]).join(', then ');
  const account = causes[0]?.account;
  return `${LAYER_NAMES[blockedBy]}${account === null || account === undefined ? '' : ` of ${account}`}`;
}

/** The condition that alone kept a statement from allowing. */
function failedCondition(rungs: readonly Rung[]): FailedCondition | undefined {
  const misses = rungs
    .flatMap((rung) => rung.nearMisses)
    .filter((miss) => miss.element === 'Condition' && miss.statement.effect === 'Allow');
  return misses.find((miss) => miss.conditions.length === 1)?.conditions[0];
}

const LONGEST_VALUE = 24;

/** The key, with what is wanted and what is there as long as they are short. */
function conditionText({ key, expected, actual }: FailedCondition): string {
  const wanted = expected.join(' or ');
  const found = actual?.join(', ');
  const shownWanted = wanted.length > LONGEST_VALUE ? '' : ` ${wanted}`;
  return `${key}${shownWanted}${found === undefined || found.length > LONGEST_VALUE ? '' : `, not ${found}`}`;
}
