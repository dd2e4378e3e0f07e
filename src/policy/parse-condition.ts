// Parses a `Condition` block into clauses: one for each operator with each key.
import type { ConditionClause, ConditionOperator, Text } from './ast.ts';
import { describeKind } from './describe-kind.ts';
import type { JsonMember, JsonNode } from './json-node.ts';
import { makeText, memberSpan } from './make-text.ts';
import { parseConditionOperator } from './parse-condition-operator.ts';
import { quoteInput } from './quote-input.ts';
import { type Report, reportError } from './report.ts';

/** In the order of the text. An empty block, and an operator without keys, give no clause: nothing is asked. */
export function parseCondition(report: Report, node: JsonNode): readonly ConditionClause[] {
  const clauses: ConditionClause[] = [];
  if (node.kind === 'object') {
    for (const member of node.members) parseOperator(report, member, clauses);
  } else {
    const message = `expected an object of operators as \`Condition\`, found ${describeKind(node)}`;
    reportError(report, { code: 'wrong-type', message, hint: 'write `{ "StringEquals": { "aws:SourceVpc": "…" } }`', span: node.span });
  }
  return Object.freeze(clauses);
}

function parseOperator(report: Report, member: JsonMember, clauses: ConditionClause[]): void {
  const { key, value } = member;
  if (value.kind !== 'object') {
    const message = `expected an object of condition keys under ${quoteInput(key.value)}, found ${describeKind(value)}`;
    const hint = 'write `{ "aws:SourceVpc": "…" }`: the key stands under the operator';
    reportError(report, { code: 'wrong-type', message, hint, span: value.span });
    return;
  }
  const operator = parseConditionOperator(makeText(key.value, key.span));
  for (const each of value.members) clauses.push(parseClause(report, operator, each));
}

function parseClause(report: Report, operator: ConditionOperator, member: JsonMember): ConditionClause {
  const { key, value } = member;
  const values: Text[] = [];
  for (const item of value.kind === 'array' ? value.items : [value]) {
    const text = parseValue(report, item, key.value);
    if (text !== undefined) values.push(text);
  }
  return Object.freeze({ operator, key: makeText(key.value, key.span), values: Object.freeze(values), span: memberSpan(member) });
}

function parseValue(report: Report, node: JsonNode, key: string): Text | undefined {
  switch (node.kind) {
    case 'string':
      return makeText(node.value, node.span);
    case 'number':
      return makeText(node.text, node.span);
    case 'boolean':
      return makeText(node.value ? 'true' : 'false', node.span);
    default: {
      const message = `expected a string, number or boolean, or a list of them, as value of ${quoteInput(key)}, found ${describeKind(node)}`;
      const hint = node.kind === 'null' ? 'to ask whether the key is absent, use the operator `Null`' : 'write `[ "…", "…" ]`';
      return void reportError(report, { code: 'wrong-type', message, hint, span: node.span });
    }
  }
}
