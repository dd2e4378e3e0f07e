// The policies of `--compare`: what is granted today.
import { existsSync } from 'node:fs';
import type { GrantedPolicy } from '../../activity/compare/comparison.ts';
import type { SourceText } from '../../policy/ast.ts';
import { parsePolicyText } from '../../policy/parse-policy.ts';
import { renderDiagnostic } from '../../policy/render-diagnostic.ts';
import { validatePolicy } from '../../policy/validate-policy.ts';
import { awsManagedPolicyArns } from '../../services/iam/aws-managed-policies.ts';
import { readInputs } from '../read-inputs.ts';
import { surroundings } from '../surroundings.ts';
import { UsageError } from '../usage-error.ts';

const MANAGED = /^arn:aws[\w-]*:iam::aws:policy\/(.+)$/;

/** Files, folders of files, and ARNs of AWS managed policies. Throws UsageError, with the place in the file, for what is no policy. */
export function readGranted(given: readonly string[]): readonly GrantedPolicy[] {
  return given.flatMap((one) => {
    if (existsSync(one)) return readInputs([one]).map(ofFile);
    if (MANAGED.test(one)) return [managed(one)];
    throw new UsageError(`--compare: ${notFound(one)}`);
  });
}

/** Policies of an account, and names without what makes them ARNs, look like what is taken. */
function notFound(given: string): string {
  if (given.startsWith('arn:'))
    return `\`${given}\` is no managed policy of AWS, and no account is asked; save its document (\`aws iam get-policy-version\`) and name the file`;
  const wanted = given.toLowerCase();
  const arn = awsManagedPolicyArns('aws').find((one) => one.slice(one.lastIndexOf('/') + 1).toLowerCase() === wanted);
  return `cannot read \`${given}\`: there is no such file or folder${arn === undefined ? '' : `; did you mean \`${arn}\`?`}`;
}

function managed(arn: string): GrantedPolicy {
  const found = surroundings().managedPolicy(arn);
  if (found === undefined)
    throw new UsageError(`--compare: \`${arn}\` is no managed policy of AWS that is known; save its document and name the file`);
  const { source, span } = found.document;
  return parsed({ name: arn, text: source.text.slice(span.start, span.end) }, MANAGED.exec(arn)?.[1] ?? arn);
}

function ofFile(source: SourceText): GrantedPolicy {
  return parsed({ name: source.name, text: documentIn(source.text) }, source.name);
}

function parsed(source: SourceText, name: string): GrantedPolicy {
  const { policy, diagnostics } = parsePolicyText(source);
  if (policy === undefined)
    throw new UsageError(`--compare: \`${source.name}\` is no policy\n${diagnostics.map(renderDiagnostic).join('\n')}`);
  const wrong = validatePolicy(policy, 'identity').filter(({ severity }) => severity === 'error');
  if (wrong.length > 0)
    throw new UsageError(`--compare: \`${source.name}\` cannot be the policy of a user or role\n${wrong.map(renderDiagnostic).join('\n')}`);
  return { name, policy };
}

/** The answers of get-policy-version and get-role-policy hold the document; anything else is taken as one. */
function documentIn(text: string): string {
  const value = tryJson(text);
  const version = member(value, 'PolicyVersion');
  const document = member(version, 'Document') ?? member(value, 'PolicyDocument');
  return document === undefined ? text : JSON.stringify(document);
}

function tryJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // The parser of policies says what is wrong, and where.
    return undefined;
  }
}

function member(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  return new Map<string, unknown>(Object.entries(value)).get(name);
}
