// Policy variables: how a value is split, and what it says for one request.
import { describe, expect, test } from 'vitest';
import { alice, type Case, question, session } from '../../test/reference/fixture.ts';
import { tokensMatch } from './glob.ts';
import { prepareQuery, type Query } from './query.ts';
import { isConstant, parseTemplate, renderTemplate, renderTokens } from './template.ts';

function query(one: Case = {}): Query {
  return prepareQuery(question(one)[0], { identity: [] }, {});
}

function render(value: string, one: Case = {}, variables = true): string | undefined {
  return renderTemplate(parseTemplate(value, variables), query(one));
}

const tagged: Case = {
  principal: {
    ...alice,
    tags: new Map([
      ['Team', 'a*'],
      ['empty', ''],
    ]),
  },
};

describe('what a value says', () => {
  test.each<readonly [string, Case, string | undefined]>([
    ['plain', {}, 'plain'],
    ['', {}, ''],
    ['${aws:username}', {}, 'alice'],
    ['home/${aws:username}/x', {}, 'home/alice/x'],
    ['${aws:username}${aws:username}', {}, 'alicealice'],
    ['${AWS:USERNAME}', {}, 'alice'],
    ['${aws:PrincipalTag/team}', tagged, 'a*'],
    ['${aws:PrincipalTag/empty}', tagged, ''],
    ['${aws:PrincipalTag/none}', tagged, undefined],
    ["${aws:PrincipalTag/none, 'all'}", tagged, 'all'],
    ["${aws:PrincipalTag/none,'all'}", tagged, 'all'],
    ["${aws:PrincipalTag/none, ''}", tagged, ''],
    ["${aws:PrincipalTag/team, 'all'}", tagged, 'a*'],
    // What follows a comma without quotes is part of a name that nothing has.
    ['${aws:username, all}', {}, undefined],
    ["${aws:username, 'all}", {}, undefined],
    ['${*}', {}, '*'],
    ['${?}', {}, '?'],
    ['${$}{x}', {}, '${x}'],
    ['${}', {}, undefined],
    ['${aws:username', {}, '${aws:username'],
    ['$aws:username}', {}, '$aws:username}'],
    ['${a${aws:username}', {}, undefined],
    ['${aws:username}', { principal: session }, undefined],
    // A multi-valued key has no one value; with none at all the default counts.
    ['${aws:TagKeys}', { context: { 'aws:tagkeys': ['a'] } }, undefined],
    ["${aws:TagKeys, 'x'}", { context: { 'aws:tagkeys': ['a'] } }, undefined],
    ["${aws:TagKeys, 'x'}", { context: { 'aws:tagkeys': [] } }, 'x'],
  ])('%s', (value, one, text) => {
    expect(render(value, one)).toBe(text);
  });

  test('everything is text where variables are not in force', () => {
    expect(render('${aws:username} ${*}', {}, false)).toBe('${aws:username} ${*}');
  });
});

test('without variables a value is the same for every request', () => {
  expect(['a*', '${*}', '${aws:username}', "${x, 'y'}"].map((value) => isConstant(parseTemplate(value, true)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
  expect(isConstant(parseTemplate('${aws:username}', false))).toBe(true);
});

describe('as a pattern', () => {
  const matches = (value: string, text: string, one: Case = tagged): boolean | undefined => {
    const tokens = renderTokens(parseTemplate(value, true), query(one));
    return tokens && tokensMatch(tokens, text);
  };
  test.each([
    ['x/*', 'x/y', true],
    ['${aws:PrincipalTag/team}', 'a*', true],
    ['${aws:PrincipalTag/team}', 'ab', false],
    ['${aws:PrincipalTag/team}*', 'a*b', true],
    ['${*}', 'a', false],
    ['${?}', 'a', false],
    ['?', 'a', true],
    ["${aws:PrincipalTag/none, '*'}", 'a', false],
    ["${aws:PrincipalTag/none, '*'}", '*', true],
    ['${aws:PrincipalTag/none}*', 'a', undefined],
  ])('%s on %s: %s', (value, text, hit) => {
    expect(matches(value, text)).toBe(hit);
  });

  test('a variable has nothing to say without a request', () => {
    expect(renderTokens(parseTemplate('${aws:username}', true), undefined)).toBeUndefined();
    expect(renderTokens(parseTemplate('a', true), undefined)).toEqual([97]);
  });
});
