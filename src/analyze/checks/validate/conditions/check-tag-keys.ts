// Tag keys in statements about services that do not know tags.
import { actionsOf } from '../../../../catalog/action.ts';
import { resourceTypesOf } from '../../../../catalog/resource-type.ts';
import { serviceName } from '../../../../catalog/service.ts';
import { actionName } from '../actions/action-name.ts';
import type { DraftClause, DraftStatement } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { IssueCode } from '../issue-codes.ts';
import type { Validation } from '../validation.ts';
import { isTagKey } from './tag-key.ts';

export function checkTagKeys({ tell }: Validation, { condition, effect, actions }: DraftStatement): void {
  const [action] = actions;
  if (effect === undefined || action === undefined) return;
  for (const clause of condition?.clauses ?? []) {
    const { key, name, operator } = clause;
    if (!isTagKey(name) || operator.name === undefined) continue;
    if (action.negated) {
      const code: IssueCode = `${effect === 'Deny' ? 'DENY' : 'ALLOW'}_NOTACTION_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`;
      const result = effect === 'Deny' ? 'is not denied by this' : 'is never allowed by this';
      tell(code, `NotAction also covers services that do not know ${key.text}, and what they do ${result}. Name the actions.`, action, key);
      continue;
    }
    const deaf = deafServices(
      action.values.map(({ text }) => text),
      name,
    );
    if (deaf.length === 0) continue;
    const code: IssueCode = `${effect === 'Deny' ? 'DENY' : 'ALLOW'}_WITH_UNSUPPORTED_TAG_CONDITION_KEY_FOR_SERVICE`;
    const result = effect === 'Deny' ? 'they are not denied' : 'they are never allowed';
    const details = `Requests to ${deaf.join(', ')} do not carry ${key.text}, so by this condition ${result}. Move them to another statement.`;
    tell(
      code,
      details,
      ...placesOf(
        clause,
        action.values.filter(({ text }) => deaf.includes(actionName(text)?.service ?? '')),
      ),
    );
  }
}

function placesOf(
  clause: DraftClause,
  actions: readonly DraftClause['values'][number][],
): readonly [DraftClause['key'], ...DraftClause['key'][]] {
  const [first, ...more] = actions;
  return first === undefined ? [clause.key] : [first, ...more, clause.key];
}

/** Services, each named by a pattern, of which no action knows the key. */
function deafServices(patterns: readonly string[], name: string): readonly string[] {
  const services = new Set<string>();
  for (const text of patterns) {
    const action = actionName(text);
    if (action === undefined || hasWildcard(action.service) || serviceName(action.service) === undefined) continue;
    services.add(action.service);
  }
  return [...services].filter((service) => !knows(service, name)).sort();
}

const known = new Map<string, boolean>();

function knows(service: string, name: string): boolean {
  const key = name.includes('/') ? name.slice(0, name.indexOf('/') + 1) : name;
  const id = `${service} ${key}`;
  let answer = known.get(id);
  if (answer === undefined) {
    const lists = [
      ...actionsOf(service).flatMap((action) => [action.conditionKeys, ...action.resourceTypes.map((type) => type.conditionKeys)]),
      ...resourceTypesOf(service).map((type) => type.conditionKeys),
    ];
    answer = lists.some((keys) => keys.some((one) => one.toLowerCase().startsWith(key)));
    known.set(id, answer);
  }
  return answer;
}
