// Makes the frozen texts and spans of the AST from JSON nodes, which keep nothing of the nodes alive.
import type { Span, Text } from './ast.ts';
import type { JsonMember } from './json-node.ts';

export function makeText(value: string, span: Span): Text {
  return Object.freeze({ value, span: Object.freeze({ start: span.start, end: span.end }) });
}

/** From the key's opening quote to the end of the value. */
export function memberSpan(member: JsonMember): Span {
  return Object.freeze({ start: member.key.span.start, end: member.value.span.end });
}
