// Action and NotAction: what an entry covers.
import { describe, expect, test } from 'vitest';
import { parsePolicyText } from '../policy/parse-policy.ts';
import { compileActions } from './action-pattern.ts';

function covers(element: object, action: string): boolean {
  const text = JSON.stringify({ Statement: [{ Effect: 'Allow', ...element, Resource: '*' }] });
  const parsed = parsePolicyText({ name: 'test', text }).policy?.statements[0]?.action;
  if (parsed === undefined) throw new Error(`no action in ${text}`);
  return compileActions(parsed)(action);
}

describe('Action', () => {
  test.each([
    ['s3:GetObject', 's3:getobject', true],
    ['S3:GETOBJECT', 's3:getobject', true],
    ['s3:GetObject', 's3:getobjectacl', false],
    ['s3:Get*', 's3:getobjectacl', true],
    ['s3:Get*', 's3:putobject', false],
    ['s3:*', 's3:getobject', true],
    ['s3:*', 's3express:createsession', false],
    ['s3*', 's3express:createsession', true],
    ['*', 'anything:atall', true],
    ['*:*', 'anything:atall', true],
    ['*:Get*', 's3:getobject', true],
    ['s3:*Object', 's3:getobject', true],
    ['s3:*Object', 's3:getobjectacl', false],
    ['s3:?etObject', 's3:getobject', true],
    ['s3:GetObject?', 's3:getobject', false],
    ['s3', 's3:getobject', false],
    ['', 's3:getobject', false],
    ['${aws:username}:*', 's3:getobject', false],
    // One odd name each, which no action has.
    ['s3:GetObject,s3:PutObject', 's3:getobject', false],
    ['s3:GetObject, s3:*', 's3:getobject', false],
    [' s3:GetObject', 's3:getobject', false],
    ['s3:Get*\t', 's3:getobject', false],
    ['s3:\nGetObject', 's3:getobject', false],
  ])('%j on %s: %s', (Action, action, hit) => {
    expect(covers({ Action }, action)).toBe(hit);
    expect(covers({ NotAction: Action }, action)).toBe(!hit);
    expect(covers({ Action: ['nothing:Here', Action] }, action)).toBe(hit);
  });

  test('none of an empty list, so that NotAction covers everything', () => {
    expect(covers({ Action: [] }, 's3:getobject')).toBe(false);
    expect(covers({ NotAction: [] }, 's3:getobject')).toBe(true);
  });

  test('any entry of NotAction spares', () => {
    expect(covers({ NotAction: ['s3:Put*', 's3:Get*'] }, 's3:getobject')).toBe(false);
    expect(covers({ NotAction: ['s3:Put*', 's3:Get*'] }, 's3:listbucket')).toBe(true);
  });
});
