// Checks policy documents as IAM does when they are saved: in its order, the first failing check alone, in its words.
// Sentences and their order as AWS gave them for the documents that moto's and LocalStack's tests record.
import type { Policy, Statement } from '../../policy/ast.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { malformedPolicy } from './errors.ts';
import { checkActionNames } from './policy-action-names.ts';
import { checkResourceNames, failsLegacyParsing } from './policy-resource-names.ts';

const SYNTAX = 'Syntax errors in policy.';
const VERSION = 'Policy document must be version 2012-10-17 or greater.';
const LEGACY = 'The policy failed legacy parsing';
const NO_ACTIONS = 'Policy statement must contain actions.';
const NO_RESOURCES = 'Policy statement must contain resources.';
const REPEATED_SID = 'Statement IDs (SID) in a single policy must be unique.';
const ODD_SID = 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*';
const WITH_PRINCIPAL = 'Policy document should not specify a principal.';

/** Parses an identity policy, inline or managed. Throws MalformedPolicyDocument. */
export function parseIdentityPolicy(text: string): Policy {
  const policy = parseDocument(text);
  if (policy.version !== '2012-10-17') throw malformedPolicy(VERSION);
  if (policy.statements.some((statement) => failsLegacyParsing(statement))) throw malformedPolicy(LEGACY);
  checkSids(policy.statements.map(({ sid }) => sid?.value));
  if (policy.statements.some(({ principal }) => principal !== undefined)) throw malformedPolicy(WITH_PRINCIPAL);
  for (const statement of policy.statements) checkContents(statement);
  checkResourceNames(policy);
  checkActionNames(policy);
  return policy;
}

function checkContents({ action, resource }: Statement): void {
  if (action.patterns.length === 0) throw malformedPolicy(NO_ACTIONS);
  if (resource === undefined || resource.patterns.length === 0) throw malformedPolicy(NO_RESOURCES);
}

function checkSids(sids: readonly (string | undefined)[]): void {
  const given = sids.filter((sid) => sid !== undefined && sid !== '');
  if (new Set(given).size < given.length) throw malformedPolicy(REPEATED_SID);
  if (given.some((sid) => sid !== undefined && !/^[0-9A-Za-z]*$/.test(sid))) throw malformedPolicy(ODD_SID);
}

/** The grammar alone. What is well formed and yet no policy to us (an effect in the wrong case, no action) fails where AWS lets it fail. */
function parseDocument(text: string): Policy {
  const { policy, diagnostics } = parsePolicyText({ name: 'policy', text });
  if (!isObject(text)) throw malformedPolicy(SYNTAX);
  if (policy !== undefined) {
    const unknown = policy.statements.some(({ condition }) => condition.some(({ operator }) => operator.name === undefined));
    if (policy.statements.length === 0 || unknown) throw malformedPolicy(SYNTAX);
    return policy;
  }
  if (
    !diagnostics.every(
      ({ code, span }) => code === 'missing-action' || (code === 'invalid-effect' && isEffect(text.slice(span.start, span.end))),
    )
  ) {
    throw malformedPolicy(SYNTAX);
  }
  const document = JSON.parse(text.replace(/^\uFEFF/, '')) as { Version?: string; Statement: LooseStatement | readonly LooseStatement[] };
  if (document.Version !== '2012-10-17') throw malformedPolicy(VERSION);
  if (diagnostics.some(({ code }) => code === 'invalid-effect')) throw malformedPolicy(LEGACY);
  throw lateFailure(Array.isArray(document.Statement) ? document.Statement : [document.Statement as LooseStatement]);
}

interface LooseStatement {
  readonly Sid?: string;
  readonly Action?: unknown;
  readonly NotAction?: unknown;
}

/** A statement lacks its action: read the document again with one, so that the earlier checks have their say first. */
function lateFailure(statements: readonly LooseStatement[]): Error {
  const completed = statements.map((statement) =>
    'Action' in statement || 'NotAction' in statement ? statement : { ...statement, Action: '*' },
  );
  const { policy } = parsePolicyText({ name: 'policy', text: JSON.stringify({ Version: '2012-10-17', Statement: completed }) });
  if (policy?.statements.some((statement) => failsLegacyParsing(statement))) return malformedPolicy(LEGACY);
  const sids = statements.map(({ Sid }) => Sid).filter((sid) => sid !== undefined);
  return malformedPolicy(new Set(sids).size < sids.length ? REPEATED_SID : NO_ACTIONS);
}

function isEffect(quoted: string): boolean {
  return /^"(?:allow|deny)"$/i.test(quoted);
}

function isObject(text: string): boolean {
  return /^\uFEFF?[ \t\r\n]*\{/.test(text);
}

/** Characters that IAM's quotas count: all but white space. */
export function countedCharacters(text: string): number {
  return text.replace(/[ \t\r\n]/g, '').length;
}

/** A document as answers carry it: percent-encoded after RFC 3986. */
export function encodeDocument(text: string): string {
  return encodeURIComponent(wellFormed(text)).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Lone surrogates cannot be encoded. */
function wellFormed(text: string): string {
  return text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}
