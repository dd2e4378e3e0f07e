// Parses a policy document: JSON to AST, with every structural error and its place.
import type { Policy, SourceText, Span, Statement, Text } from './ast.ts';
import type { Diagnostic } from './diagnostic.ts';
import { describeKind } from './describe-kind.ts';
import { embeddedSource } from './embedded-source.ts';
import type { JsonMember, JsonNode } from './json-node.ts';
import { makeText, memberSpan } from './make-text.ts';
import { parseStatement } from './parse-statement.ts';
import { quoteInput } from './quote-input.ts';
import { readJson } from './read-json.ts';
import { type Report, reportError } from './report.ts';
import { policyLimits } from './limits.ts';
import { unknownElement } from './unknown-element.ts';

export interface ParsedPolicy {
  /** Frozen; undefined if there is any error. */
  readonly policy: Policy | undefined;
  /** Errors only. What the grammar of a policy type adds is `validatePolicy`'s. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Parses the policy document that stands in `source` at `span`, or that is all of `source`: JSON, or a string that holds JSON, plain or
 * URL-encoded, as AWS APIs return it. The spans of the policy are offsets into `policy.source`, which for such a string is the text inside it.
 *
 * Errors: those of `readJson`, then `wrong-type`, `unknown-element`, `missing-statement`, `invalid-version`, `missing-effect`, `invalid-effect`,
 * `missing-action`, `conflicting-elements`, `invalid-principal`.
 * Source: IAM User Guide, Grammar of the IAM JSON policy language.
 */
export function parsePolicyText(source: SourceText, span?: Span): ParsedPolicy {
  const json = readJson(source, policyLimits, span);
  return json.ok ? parsePolicy(source, json.value) : failed(json.error);
}

/** Parses a policy document that has been read already; `node` stands in `source`. Otherwise as `parsePolicyText`. */
export function parsePolicy(source: SourceText, node: JsonNode): ParsedPolicy {
  if (node.kind !== 'string') return parseDocument(source, node);
  const embedded = embeddedSource(source, node);
  if (!embedded.ok) return failed(embedded.error);
  const json = readJson(embedded.value, policyLimits);
  // Only one level: a string inside the string is not a policy document.
  return json.ok ? parseDocument(embedded.value, json.value) : failed(json.error);
}

function failed(error: Diagnostic): ParsedPolicy {
  return { policy: undefined, diagnostics: [error] };
}

function parseDocument(source: SourceText, node: JsonNode): ParsedPolicy {
  const report: Report = { source, diagnostics: [] };
  const policy = parseElements(report, node);
  return { policy: report.diagnostics.length === 0 ? policy : undefined, diagnostics: report.diagnostics };
}

const elementNames: ReadonlySet<string> = new Set(['Version', 'Id', 'Statement']);

function parseElements(report: Report, node: JsonNode): Policy | undefined {
  if (node.kind !== 'object') {
    const message = `expected a policy document, a JSON object with \`Statement\`, found ${describeKind(node)}`;
    return void reportError(report, { code: 'wrong-type', message, hint: 'begin the document with `{`', span: node.span });
  }
  let version: Version | undefined;
  let versionSpan: Span | undefined;
  let id: Text | undefined;
  let statements: readonly Statement[] | undefined;
  for (const member of node.members) {
    switch (member.key.value) {
      case 'Version':
        version = parseVersion(report, member);
        versionSpan = memberSpan(member);
        break;
      case 'Id':
        id = parseId(report, member);
        break;
      case 'Statement':
        statements = parseStatements(report, member.value);
        break;
      default:
        unknownElement(report, member, 'a policy document', elementNames);
    }
  }
  if (statements === undefined) {
    const message = 'expected a `Statement` in the policy document, found none';
    const hint = 'add `"Statement": [ … ]` with at least one statement';
    return void reportError(report, {
      code: 'missing-statement',
      message,
      hint,
      span: { start: node.span.start, end: node.span.start + 1 },
    });
  }
  return Object.freeze({
    kind: 'policy',
    source: report.source,
    span: Object.freeze(node.span),
    version: version ?? '2008-10-17',
    ...(versionSpan !== undefined && { versionSpan: Object.freeze(versionSpan) }),
    ...(id !== undefined && { id }),
    statements,
  });
}

type Version = Policy['version'];

function parseVersion(report: Report, member: JsonMember): Version | undefined {
  const { value } = member;
  if (value.kind === 'string' && (value.value === '2012-10-17' || value.value === '2008-10-17')) return value.value;
  const found = value.kind === 'string' ? quoteInput(value.value) : describeKind(value);
  const message = `expected the version \`2012-10-17\` or \`2008-10-17\`, found ${found}`;
  const hint = 'write `"Version": "2012-10-17"`: it is the version of the policy language, not of this policy';
  return void reportError(report, { code: 'invalid-version', message, hint, span: value.span });
}

function parseId(report: Report, member: JsonMember): Text | undefined {
  const { value } = member;
  if (value.kind === 'string') return makeText(value.value, value.span);
  const message = `expected a string as \`Id\`, found ${describeKind(value)}`;
  return void reportError(report, { code: 'wrong-type', message, hint: 'put it in double quotes', span: value.span });
}

function parseStatements(report: Report, node: JsonNode): readonly Statement[] {
  const items = node.kind === 'array' ? node.items : [node];
  const statements: Statement[] = [];
  for (const item of items) {
    const statement = parseStatement(report, item, statements.length);
    if (statement !== undefined) statements.push(statement);
  }
  return Object.freeze(statements);
}
