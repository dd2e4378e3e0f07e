// Parses one statement of a policy.
import type { ConditionClause, PatternElement, PrincipalElement, Span, Statement, Text } from './ast.ts';
import { describeKind } from './describe-kind.ts';
import type { JsonMember, JsonNode, JsonObject } from './json-node.ts';
import { makeText, memberSpan } from './make-text.ts';
import { nearestName } from './nearest-name.ts';
import { parseCondition } from './parse-condition.ts';
import { parsePatterns } from './parse-patterns.ts';
import { parsePrincipal } from './parse-principal.ts';
import { quoteInput } from './quote-input.ts';
import { type Report, reportError } from './report.ts';
import { unknownElement } from './unknown-element.ts';

const elementNames: ReadonlySet<string> = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);

/** The elements met so far. */
interface Elements {
  sid?: Text | undefined;
  /** `invalid`: there is one, and it has been reported. */
  effect?: Statement['effect'] | 'invalid';
  principal?: PrincipalElement | undefined;
  action?: PatternElement;
  resource?: PatternElement;
  condition?: readonly ConditionClause[];
  conditionSpan?: Span;
}

/** `index` is its place in the document. Undefined if it cannot be a statement, which is then reported. */
export function parseStatement(report: Report, node: JsonNode, index: number): Statement | undefined {
  if (node.kind !== 'object') {
    const message = `expected a statement, a JSON object, found ${describeKind(node)}`;
    return void reportError(report, { code: 'wrong-type', message, hint: 'write `{ "Effect": …, "Action": …, … }`', span: node.span });
  }
  const elements: Elements = {};
  for (const member of node.members) parseElement(report, member, elements);
  const { effect, action } = elements;
  if (effect === undefined) missing(report, node, 'missing-effect', '`Effect`', 'add `"Effect": "Allow"` or `"Effect": "Deny"`');
  if (action === undefined) missing(report, node, 'missing-action', '`Action` or `NotAction`', 'add `"Action": "service:Name"`');
  if (effect === undefined || effect === 'invalid' || action === undefined) return undefined;
  const { sid, principal, resource, condition, conditionSpan } = elements;
  return Object.freeze({
    kind: 'statement',
    span: Object.freeze(node.span),
    index,
    ...(sid !== undefined && { sid }),
    effect,
    ...(principal !== undefined && { principal }),
    action,
    ...(resource !== undefined && { resource }),
    condition: condition ?? noClauses,
    ...(conditionSpan !== undefined && { conditionSpan }),
  });
}

const noClauses: readonly ConditionClause[] = Object.freeze([]);

function parseElement(report: Report, member: JsonMember, elements: Elements): void {
  switch (member.key.value) {
    case 'Sid':
      elements.sid = parseSid(report, member.value);
      break;
    case 'Effect':
      elements.effect = parseEffect(report, member.value);
      break;
    case 'Principal':
    case 'NotPrincipal':
      if (elements.principal !== undefined) conflict(report, member, 'Principal');
      elements.principal = parsePrincipal(report, member);
      break;
    case 'Action':
    case 'NotAction':
      if (elements.action !== undefined) conflict(report, member, 'Action');
      elements.action = parsePatterns(report, member);
      break;
    case 'Resource':
    case 'NotResource':
      if (elements.resource !== undefined) conflict(report, member, 'Resource');
      elements.resource = parsePatterns(report, member);
      break;
    case 'Condition':
      elements.condition = parseCondition(report, member.value);
      elements.conditionSpan = memberSpan(member);
      break;
    default:
      unknownElement(report, member, 'a statement', elementNames);
  }
}

function parseSid(report: Report, node: JsonNode): Text | undefined {
  if (node.kind === 'string') return makeText(node.value, node.span);
  const message = `expected a string as \`Sid\`, found ${describeKind(node)}`;
  return void reportError(report, { code: 'wrong-type', message, hint: 'put it in double quotes', span: node.span });
}

function parseEffect(report: Report, node: JsonNode): Statement['effect'] | 'invalid' {
  if (node.kind === 'string' && (node.value === 'Allow' || node.value === 'Deny')) return node.value;
  const near = node.kind === 'string' ? nearestName(node.value, ['Allow', 'Deny']) : undefined;
  const found = node.kind === 'string' ? quoteInput(node.value) : describeKind(node);
  const message = `expected the effect \`Allow\` or \`Deny\`, found ${found}`;
  const hint = near === undefined ? 'upper and lower case count' : `did you mean \`${near}\`? upper and lower case count`;
  reportError(report, { code: 'invalid-effect', message, hint, span: node.span });
  return 'invalid';
}

/** No key stands twice, so a second element of a kind is the negated one beside the plain one. */
function conflict(report: Report, member: JsonMember, name: string): void {
  const message = `expected \`${name}\` or \`Not${name}\` in a statement, found both`;
  const hint = 'make two statements of it, or remove one';
  reportError(report, { code: 'conflicting-elements', message, hint, span: member.key.span });
}

function missing(report: Report, node: JsonObject, code: string, what: string, hint: string): void {
  const { start } = node.span;
  reportError(report, { code, message: `expected ${what} in the statement, found none`, hint, span: { start, end: start + 1 } });
}
