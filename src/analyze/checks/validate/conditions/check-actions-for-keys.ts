// Condition keys against the actions of their statement.
import { findAction } from '../../../../catalog/action.ts';
import { findResourceType } from '../../../../catalog/resource-type.ts';
import type { ActionFacts } from '../../../../catalog/facts.ts';
import { actionName } from '../actions/action-name.ts';
import type { DraftClause, DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import { isTrust } from '../is-trust.ts';
import type { Validation } from '../validation.ts';
import { needsKey } from './operator-kind.ts';

export function checkActionsForKeys(validation: Validation, statement: DraftStatement): void {
  const patterns = statement.actions.filter(({ negated }) => !negated).flatMap(({ values }) => values);
  for (const clause of statement.condition?.clauses ?? []) {
    if (clause.facts === undefined || !needsKey(clause.operator)) continue;
    checkSupport(validation, clause, patterns);
    if (isTrust(validation, statement)) checkCompanion(validation, clause, patterns);
  }
}

/** Global keys go with every action, and of tags there are checks of their own. */
function checkSupport({ tell }: Validation, clause: DraftClause, patterns: readonly Leaf[]): void {
  const { name, key } = clause;
  if (name.startsWith('aws:')) return;
  const deaf = patterns.filter(({ text }) => {
    const action = actionName(text);
    const facts = action === undefined || hasWildcard(text) ? undefined : findAction(action.service, action.name);
    return facts !== undefined && !supports(facts, clause.facts?.key ?? key.text);
  });
  const [first, ...more] = deaf;
  if (first === undefined) return;
  const listed = deaf.map(({ text }) => text).join(', ');
  const details = `Requests for ${listed} do not carry the key ${key.text}. Move ${deaf.length === 1 ? 'that action' : 'those actions'} to a statement without it.`;
  tell('UNSUPPORTED_ACTION_FOR_CONDITION_KEY', details, first, ...more, clause);
}

function supports(action: ActionFacts, key: string): boolean {
  const lower = key.toLowerCase();
  const has = (keys: readonly string[]): boolean => keys.some((one) => one.toLowerCase() === lower);
  return (
    has(action.conditionKeys) ||
    action.resourceTypes.some(
      (resource) => has(resource.conditionKeys) || has(findResourceType(action.service, resource.type)?.conditionKeys ?? []),
    )
  );
}

/** IAM User Guide, Pass session tags in AWS STS; Monitor and control actions taken with assumed roles. */
const NEEDED_ACTION: readonly (readonly [test: (name: string) => boolean, action: string])[] = [
  [(name) => name.startsWith('aws:requesttag/') || name === 'aws:tagkeys' || name === 'sts:transitivetagkeys', 'sts:TagSession'],
  [(name) => name === 'sts:sourceidentity', 'sts:SetSourceIdentity'],
];

function checkCompanion({ tell }: Validation, clause: DraftClause, patterns: readonly Leaf[]): void {
  const needed = NEEDED_ACTION.find(([test]) => test(clause.name))?.[1];
  if (needed === undefined || patterns.length === 0) return;
  const lower = needed.toLowerCase();
  if (patterns.some(({ text }) => text.toLowerCase() === lower || hasWildcard(text))) return;
  tell(
    'MISSING_ACTION_FOR_CONDITION_KEY',
    `The key ${clause.key.text} is there only when ${needed} is allowed too: add that action.`,
    clause.key,
  );
}
