// A bucket policy or access point policy as it is put: what S3 refuses of it, and the form in which it is stored.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { bindPolicy } from '../../../../cloud/bind-policy.ts';
import type { ServiceError } from '../../../../cloud/service-error.ts';
import type { StoredPolicy } from '../../../../cloud/stored-policy.ts';
import type { Policy } from '../../../../policy/ast.ts';
import type { Diagnostic } from '../../../../policy/diagnostic.ts';
import { parsePolicyText } from '../../../../policy/parse-policy.ts';
import { malformedPolicy } from '../../errors.ts';
import { checkStatements } from './check-statements.ts';

const MOST_BYTES = 20 * 1024;

export interface PutPolicy {
  readonly policy: Policy;
  readonly stored: StoredPolicy;
}

/** What statements may name as resource: the bucket or access point itself, and what is in it. */
export type OwnResource = (pattern: string) => 'bucket' | 'object' | 'both' | undefined;

/** Errors: MalformedPolicy. */
export function readPolicy(text: string, cx: AuthorizeContext, own: OwnResource): PutPolicy {
  if (Buffer.byteLength(text) > MOST_BYTES) throw malformedPolicy('Policy exceeds the maximum allowed document size.');
  if (!text.startsWith('{')) throw malformedPolicy("Policies must be valid JSON and the first byte must be '{'");
  const { policy, diagnostics } = parsePolicyText({ name: 'policy', text });
  if (policy === undefined) throw syntaxError(diagnostics[0]);
  if (policy.statements.length === 0) throw malformedPolicy('Could not parse the policy: Statement is empty!');
  checkStatements(policy, own);
  const bound = bindPolicy(policy, cx);
  if (!bound.ok) throw malformedPolicy('Invalid principal in policy', bound.error);
  return { policy, stored: bound.value };
}

const SENTENCES: ReadonlyMap<string, string> = new Map([
  ['missing-statement', 'Missing required field Statement'],
  ['missing-effect', 'Missing required field Effect'],
  ['missing-action', 'Missing required field Action'],
  ['invalid-version', 'The policy must contain a valid version string'],
  ['invalid-effect', 'Invalid effect: '],
  ['invalid-principal', 'Invalid principal in policy'],
  ['unknown-element', 'Unknown field '],
  ['wrong-type', 'Invalid policy syntax.'],
  ['conflicting-elements', 'Invalid policy syntax.'],
]);

function syntaxError(diagnostic: Diagnostic | undefined): ServiceError {
  const sentence = SENTENCES.get(diagnostic?.code ?? '') ?? 'This policy contains invalid Json';
  if (!sentence.endsWith(' ') || diagnostic === undefined) return malformedPolicy(sentence);
  const { source, span } = diagnostic;
  return malformedPolicy(sentence + source.text.slice(span.start, span.end).replaceAll('"', ''));
}
