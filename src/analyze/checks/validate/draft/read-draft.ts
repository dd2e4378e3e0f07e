// Reads a JSON document into a draft, and tells of what cannot stand where it stands.
import type { SourceText } from '../../../../policy/ast.ts';
import type { JsonMember, JsonNode } from '../../../../policy/json-node.ts';
import { nearestName } from '../../../../policy/nearest-name.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { PathElement } from '../finding.ts';
import type { Tell } from '../validation.ts';
import type { DraftPatterns, DraftPolicy, DraftPrincipal, DraftStatement, Leaf } from './draft.ts';
import { readCondition } from './read-condition.ts';
import { memberPlaces, mistyped, placeOf, readLeaf, readLeaves, STRING } from './read-leaves.ts';
import { readPrincipal } from './read-principal.ts';

const POLICY_ELEMENTS = ['Version', 'Id', 'Statement'];
const STATEMENT_ELEMENTS = ['Sid', 'Effect', 'Principal', 'NotPrincipal', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'];

/** Undefined, and told, when the document is no object. */
export function readDraft(source: SourceText, node: JsonNode, tell: Tell): DraftPolicy | undefined {
  if (node.kind !== 'object') return void mistyped(tell, placeOf(node, []), 'object');
  let version: Leaf | undefined;
  let statements: readonly DraftStatement[] | undefined;
  for (const member of node.members) {
    const { path } = memberPlaces(member, []);
    switch (member.key.value) {
      case 'Version':
        version = readVersion(member, path, tell);
        break;
      case 'Id':
        readLeaf(member.value, path, STRING, tell);
        break;
      case 'Statement':
        statements = readStatements(member.value, path, tell);
        break;
      default:
        unknownElement(member, [], POLICY_ELEMENTS, tell);
    }
  }
  const policy: DraftPolicy = { ...placeOf(node, []), source, version, statements: statements ?? [] };
  if (statements === undefined) tell('MISSING_STATEMENT', 'The policy says nothing: add a Statement element.', policy);
  if (!node.members.some(({ key }) => key.value === 'Version')) {
    tell(
      'MISSING_VERSION',
      'Without a Version the policy is read as 2008-10-17, in which variables are plain text. Add "Version": "2012-10-17".',
      policy,
    );
  }
  return policy;
}

function readVersion(member: JsonMember, path: readonly PathElement[], tell: Tell): Leaf | undefined {
  const version = readLeaf(member.value, path, STRING, tell);
  if (version !== undefined && version.text !== '2012-10-17' && version.text !== '2008-10-17') {
    tell('INVALID_VERSION', `There is no version ${quoteInput(version.text)} of the policy language. Use 2012-10-17.`, version);
  }
  return version;
}

function readStatements(node: JsonNode, path: readonly PathElement[], tell: Tell): readonly DraftStatement[] {
  const isList = node.kind === 'array';
  const statements: DraftStatement[] = [];
  for (const [index, item] of (isList ? node.items : [node]).entries()) {
    const statement = readStatement(item, isList ? [...path, { index }] : path, index, tell);
    if (statement !== undefined) statements.push(statement);
  }
  return statements;
}

interface Elements {
  sid: Leaf | undefined;
  effect: 'Allow' | 'Deny' | undefined;
  readonly principals: DraftPrincipal[];
  readonly actions: DraftPatterns[];
  readonly resources: DraftPatterns[];
  condition: DraftStatement['condition'];
}

function readStatement(node: JsonNode, path: readonly PathElement[], index: number, tell: Tell): DraftStatement | undefined {
  if (node.kind !== 'object') return void mistyped(tell, placeOf(node, path), 'object');
  const elements: Elements = { sid: undefined, effect: undefined, principals: [], actions: [], resources: [], condition: undefined };
  for (const member of node.members) readElement(member, path, elements, tell);
  const place = placeOf(node, path);
  if (!node.members.some(({ key }) => key.value === 'Effect')) {
    tell('MISSING_EFFECT', 'The statement neither allows nor denies: add an Effect element with Allow or Deny.', place);
  }
  return { ...place, index, ...elements };
}

function readElement(member: JsonMember, statement: readonly PathElement[], elements: Elements, tell: Tell): void {
  const { key, path } = memberPlaces(member, statement);
  const name = member.key.value;
  const patterns = (): DraftPatterns => ({
    ...readLeaves(member.value, path, STRING, tell),
    key,
    name,
    negated: name.startsWith('Not'),
  });
  switch (name) {
    case 'Sid':
      elements.sid = readLeaf(member.value, path, STRING, tell);
      break;
    case 'Effect':
      elements.effect = readEffect(member, path, tell);
      break;
    case 'Principal':
    case 'NotPrincipal':
      elements.principals.push(readPrincipal(member, key, path, tell));
      break;
    case 'Action':
    case 'NotAction':
      elements.actions.push(patterns());
      break;
    case 'Resource':
    case 'NotResource':
      elements.resources.push(patterns());
      break;
    case 'Condition':
      elements.condition = readCondition(member.value, path, tell);
      break;
    default:
      unknownElement(member, statement, STATEMENT_ELEMENTS, tell);
  }
}

function readEffect(member: JsonMember, path: readonly PathElement[], tell: Tell): 'Allow' | 'Deny' | undefined {
  const effect = readLeaf(member.value, path, STRING, tell);
  if (effect === undefined) return undefined;
  if (effect.text === 'Allow' || effect.text === 'Deny') return effect.text;
  tell('INVALID_EFFECT', `${quoteInput(effect.text)} is no effect. Use Allow or Deny, in exactly this spelling.`, effect);
  return undefined;
}

function unknownElement(member: JsonMember, path: readonly PathElement[], names: readonly string[], tell: Tell): void {
  const name = member.key.value;
  const near = nearestName(name, names);
  const advice = near === undefined ? `There are ${names.join(', ')}.` : `Did you mean ${near}?`;
  tell('INVALID_POLICY_ELEMENT', `There is no element ${quoteInput(name)} here. ${advice}`, memberPlaces(member, path).key);
}
