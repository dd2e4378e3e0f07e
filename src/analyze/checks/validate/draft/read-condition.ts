// Reads a `Condition` block.
import { findConditionKey } from '../../../../catalog/condition-key.ts';
import { parseConditionOperator } from '../../../../policy/parse-condition-operator.ts';
import type { JsonNode } from '../../../../policy/json-node.ts';
import type { PathElement } from '../finding.ts';
import type { Tell } from '../validation.ts';
import type { DraftClause, DraftCondition, Place } from './draft.ts';
import { memberPlaces, mistyped, placeOf, readLeaves, SCALAR } from './read-leaves.ts';

/** Undefined, and told, when it is no object. */
export function readCondition(node: JsonNode, path: readonly PathElement[], tell: Tell): DraftCondition | undefined {
  const place = placeOf(node, path);
  if (node.kind !== 'object') return void mistyped(tell, place, 'object');
  const clauses: DraftClause[] = [];
  const empty: Place[] = node.members.length === 0 ? [place] : [];
  for (const member of node.members) {
    const { key: operatorKey, path: inner } = memberPlaces(member, path);
    const block = member.value;
    if (block.kind !== 'object') {
      mistyped(tell, placeOf(block, inner), 'object');
      continue;
    }
    if (block.members.length === 0) empty.push(placeOf(block, inner));
    const operator = parseConditionOperator({ value: member.key.value, span: member.key.span });
    for (const each of block.members) {
      const places = memberPlaces(each, inner);
      const text = each.key.value;
      clauses.push({
        ...readLeaves(each.value, places.path, SCALAR, tell),
        operator,
        operatorKey,
        key: { ...places.key, kind: 'string', text },
        name: text.toLowerCase(),
        facts: findConditionKey(text),
      });
    }
  }
  return { ...place, clauses, empty };
}
