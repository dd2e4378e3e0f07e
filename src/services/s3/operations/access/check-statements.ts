// What S3 checks of the statements of a bucket policy: principals, actions, resources, and that the two go together.
import { findAction } from '../../../../catalog/action.ts';
import type { Policy, Statement } from '../../../../policy/ast.ts';
import { validatePolicy } from '../../../../policy/validate-policy.ts';
import { malformedPolicy } from '../../errors.ts';
import type { OwnResource } from './read-policy.ts';

/** Errors: MalformedPolicy, for the first fault of the first statement that has one. */
export function checkStatements(policy: Policy, own: OwnResource): void {
  for (const statement of policy.statements) {
    if (statement.principal === undefined) throw malformedPolicy('Missing required field Principal');
    if (statement.resource === undefined) throw malformedPolicy('Missing required field Resource');
    if (statement.principal.entries.length === 0) throw malformedPolicy('Invalid principal in policy');
    for (const action of statement.action.patterns) checkAction(action.value);
    checkResources(statement, own);
  }
  const sid = policy.statements.map((one) => one.sid?.value).filter((one) => one !== undefined);
  if (new Set(sid).size < sid.length) throw malformedPolicy('The policy contains duplicate statement IDs');
  const [fault] = validatePolicy(policy, 'resource').filter(({ severity }) => severity === 'error');
  if (fault === undefined) return;
  if (fault.code.includes('principal')) throw malformedPolicy('Invalid principal in policy');
  if (fault.code.includes('condition') || fault.code.includes('operator')) throw malformedPolicy('Policy has an invalid condition key');
  throw malformedPolicy('Invalid policy syntax.');
}

function checkAction(pattern: string): void {
  if (pattern === '*') return;
  const colon = pattern.indexOf(':');
  const service = pattern.slice(0, Math.max(colon, 0)).toLowerCase();
  const name = pattern.slice(colon + 1);
  if (service !== 's3') throw malformedPolicy('Policy has invalid action');
  if (name.includes('*') || name.includes('?')) return;
  if (findAction('s3', name) === undefined) throw malformedPolicy('Policy has invalid action');
}

/** Each action must have a resource in its statement that it can be about. */
function checkResources({ action, resource }: Statement, own: OwnResource): void {
  const kinds = new Set<string>();
  for (const { value } of resource?.patterns ?? []) {
    const kind = own(value);
    if (kind === undefined) throw malformedPolicy('Policy has invalid resource', value);
    kinds.add(kind);
  }
  if (action.negated || resource?.negated === true || kinds.has('both')) return;
  for (const { value } of action.patterns) {
    if (kindsOfAction(value)?.some((kind) => kinds.has(kind)) !== false) continue;
    throw malformedPolicy('Action does not apply to any resource(s) in statement');
  }
}

/** Undefined: any kind, as far as can be told. */
function kindsOfAction(pattern: string): readonly string[] | undefined {
  if (pattern.includes('*') || pattern.includes('?')) return undefined;
  const types = findAction('s3', pattern.slice(pattern.indexOf(':') + 1))?.resourceTypes.map(({ type }) => type);
  if (types === undefined || types.length === 0) return undefined;
  return types.map((type) => (type.endsWith('object') ? 'object' : 'bucket'));
}
