// Questions with answers that can be seen by looking.
import { describe, expect, it } from 'vitest';
import { parsePolicyText } from '../policy/parse-policy.ts';
import type { Emptiness } from './answer.ts';
import { allowedBeyond, type PolicyUnion, type QuestionOptions } from './policy-question.ts';

type StatementJson = Readonly<Record<string, unknown>>;

function union(...statements: readonly StatementJson[]): PolicyUnion {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const { policy } = parsePolicyText({ name: 'policy', text });
  if (policy === undefined) throw new Error(`not a policy: ${text}`);
  return { policies: [policy], type: 'identity' };
}

function allow(action: string | readonly string[], more: StatementJson = {}): StatementJson {
  return { Effect: 'Allow', Action: action, Resource: '*', ...more };
}

function beyond(some: StatementJson, others: StatementJson | undefined, options?: QuestionOptions): Emptiness {
  return allowedBeyond(union(some), others && union(others), options);
}

function witnessOf(answer: Emptiness): Emptiness & { readonly answer: 'witness' } {
  if (answer.answer !== 'witness') throw new Error(`there is no witness: ${JSON.stringify(answer)}`);
  return answer;
}

describe('actions', () => {
  it('prefers those that services have, as they are spelled', () => {
    const { request, actionExists } = witnessOf(beyond(allow('s3:getobject*'), allow(['s3:GetObject', 's3:GetObjectAcl'])));
    expect(request.action).toMatch(/^s3:GetObject[A-Z]/);
    expect(actionExists).toBe(true);
  });

  it('says when only actions that no service has are allowed', () => {
    const some = allow('s3:ListAllMyB*');
    const others = allow('s3:ListAllMyBuckets');
    const { request, actionExists } = witnessOf(beyond(some, others));
    expect(request.action).toMatch(/^s3:listallmyb/);
    expect(actionExists).toBe(false);
    expect(beyond(some, others, { closedWorld: true })).toEqual({ answer: 'empty' });
  });

  it('finds an action of a service that nobody names', () => {
    const { request } = witnessOf(beyond(allow('*'), allow(['a*:*', 'b*:*', 's3:*']), { closedWorld: true }));
    expect(request.action).toMatch(/^[c-z]/);
  });

  it('is not empty for an action that the catalog does not have, unless the world is closed', () => {
    expect(witnessOf(beyond(allow('s3:NoSuchThing'), undefined)).actionExists).toBe(false);
    expect(beyond(allow('s3:NoSuchThing'), undefined, { closedWorld: true })).toEqual({ answer: 'empty' });
  });
});

describe('variables', () => {
  const home = (tail: string): StatementJson => allow('s3:GetObject', { Resource: `arn:aws:s3:::b/\${aws:username}${tail}` });

  it('knows what patterns with the same variable have in common, whatever it stands for', () => {
    expect(beyond(home('/docs/x'), home('/docs/*'))).toEqual({ answer: 'empty' });
    expect(beyond(home('/docs/*'), home('*'))).toEqual({ answer: 'empty' });
    expect(beyond(home('/docs/*'), home('/docs/x')).answer).toBe('witness');
  });

  it('does not take a variable for one letter', () => {
    const twice = allow('s3:GetObject', { Resource: 'arn:aws:s3:::b/${aws:username}${aws:username}' });
    expect(beyond(twice, home('?')).answer).toBe('witness');
  });

  it('does not take a truth in any spelling for a text', () => {
    const truth = allow('s3:*', { Condition: { Bool: { 'aws:SecureTransport': '${aws:username}' } } });
    const text = allow('s3:*', { Condition: { StringEquals: { 'aws:SecureTransport': '${aws:username}' } } });
    expect(beyond(truth, undefined).answer).toBe('witness');
    expect(beyond(truth, text)).not.toEqual({ answer: 'empty' });
  });

  it('knows that two keys that are equal to the same are equal', () => {
    const same = { StringEquals: { 'aws:ResourceAccount': '${aws:PrincipalAccount}' } };
    const condition = { StringEquals: { ...same.StringEquals, 'aws:PrincipalAccount': '111111111111' } };
    const own = { StringEquals: { 'aws:ResourceAccount': '111111111111' } };
    expect(beyond(allow('s3:*', { Condition: condition }), allow('s3:*', { Condition: own }))).toEqual({ answer: 'empty' });
    expect(beyond(allow('s3:*', { Condition: same }), allow('s3:*', { Condition: own })).answer).toBe('witness');
  });
});

it('knows that a truth is true or false, if it is there', () => {
  const whenever = (operator: string): StatementJson =>
    allow('s3:*', { Condition: { [operator]: { 'aws:SecureTransport': ['TRUE', 'false'] } } });
  expect(beyond(allow('s3:*'), whenever('BoolIfExists'))).toEqual({ answer: 'empty' });
  expect(beyond(allow('s3:*'), whenever('Bool'))).toMatchObject({ answer: 'witness' });
});

it('does not know what it has no budget for, and says why', () => {
  const on = (...tails: readonly string[]): StatementJson =>
    allow('s3:GetObject', { Resource: tails.map((tail) => `arn:aws:s3:::${tail}`) });
  const [some, others] = [on('*ab*cd*'), on('*cd*', '*ef*')];
  expect(beyond(some, others)).toEqual({ answer: 'empty' });
  expect(beyond(some, others, { budget: { states: 3, atoms: 100, nodes: 100 } })).toEqual({
    answer: 'unknown',
    reason: 'the patterns of one key overlap in too many ways',
  });
});
