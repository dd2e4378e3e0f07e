// Policies for tests of custom checks, from statements.
import type { Policy } from '../../../src/policy/ast.ts';
import { parsePolicyText } from '../../../src/policy/parse-policy.ts';

export function policyOf(...statements: readonly object[]): Policy {
  return parsed(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
}

function parsed(text: string): Policy {
  const { policy, diagnostics } = parsePolicyText({ name: 'policy.json', text });
  if (policy === undefined) throw new Error(diagnostics[0]?.message);
  return policy;
}

export const allow = (Action: string | readonly string[], Resource: unknown = '*', more: object = {}): object => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
export const deny = (Action: string | readonly string[], Resource: unknown = '*', more: object = {}): object => ({
  Effect: 'Deny',
  Action,
  Resource,
  ...more,
});
export const letIn = (Principal: unknown, Action: string | readonly string[], more: object = {}): object => ({
  Effect: 'Allow',
  Principal,
  Action,
  ...more,
});
export const keepOut = (Principal: unknown, Action: string | readonly string[], more: object = {}): object => ({
  Effect: 'Deny',
  Principal,
  Action,
  ...more,
});
export const given = (operator: string, key: string, value: unknown): object => ({ Condition: { [operator]: { [key]: value } } });
