// Property: what is passed over has none of the principals, however it is written.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOneOf, type PrincipalPattern } from '../principal-pattern.ts';
import { passingOver } from './pass-over.ts';

const ACCOUNT = '111111111111';
const NAME = `arn:aws:iam::${ACCOUNT}:role/some/Name_x`;
const PATTERNS: readonly PrincipalPattern[] = [
  { kind: 'arn', arn: NAME },
  { kind: 'role', account: ACCOUNT, name: 'Name_x' },
  { kind: 'permissionSet', name: 'Name_x' },
];
const NAMES = {
  arn: [NAME],
  role: [
    NAME,
    `arn:aws:iam::${ACCOUNT}:role/Name_x`,
    `arn:aws:iam::${ACCOUNT}:role/"quoted\\"/a\\\\/Name_x`,
    `arn:aws:sts::${ACCOUNT}:assumed-role/Name_x/session`,
    `arn:aws:sts::${ACCOUNT}:assumed-role/Name_x`,
  ],
  permissionSet: [
    `arn:aws:iam::222222222222:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Name_x_0123456789abcdef`,
    `arn:aws:sts::${ACCOUNT}:assumed-role/AWSReservedSSO_Name_x_0123456789abcdef/ana`,
  ],
} as const;

/** The text as JSON, with some of its characters written as escapes. */
const writtenAs = (text: string): fc.Arbitrary<string> =>
  fc
    .array(fc.constantFrom('as it is', 'as it is', 'as it is', 'short', 'unicode'), { minLength: text.length, maxLength: text.length })
    .chain((ways) =>
      fc.constantFrom(
        ways,
        ways.map(() => 'as it is'),
      ),
    )
    .map((ways) =>
      [...text].map((character, index) => {
        if (ways[index] === 'unicode') return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
        return ways[index] === 'short' && character === '/' ? '\\/' : JSON.stringify(character).slice(1, -1);
      }),
    )
    .map((parts) => parts.join(''));
const filler = fc
  .array(fc.constantFrom('N', 'Name_', '/Name', '\\"', '\\\\', NAME.slice(0, 20), ' ', 'x', '\\n', `:${ACCOUNT}:`), { maxLength: 400 })
  .map((parts) => parts.join(''));
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

describe.each(PATTERNS)('$kind', (pattern) => {
  it.each(NAMES[pattern.kind])('finds every way to write %s', (name) => {
    expect(isOneOf([pattern], name)).toBe(true);
    fc.assert(
      fc.property(filler, writtenAs(name), filler, (before, written, after) => {
        const text = `{"a":"${before}","b":"${written}","c":"${after}"}`;
        expect(JSON.parse(text)).toMatchObject({ b: name });
        expect(passingOver([pattern])?.(bytesOf(text))).toBe(false);
      }),
    );
  });

  it('passes over what does not have it, and never what does not end', () => {
    fc.assert(
      fc.property(filler, (text) => {
        const whole = bytesOf(` {"a":"${text}"}\n`);
        expect(passingOver([pattern])?.(whole)).toBe(true);
        expect(passingOver([pattern])?.(whole.subarray(0, whole.length - 2))).toBe(false);
      }),
    );
  });
});

it('passes over names that only contain the one asked for', () => {
  const others = ['role/Name_x2', 'role/some/Name_x/other', 'assumed-role/other/Name_x/', 'role/My-Name_x', 'user/Name_'];
  const text = JSON.stringify(
    others.map((name) => ({ arn: `arn:aws:iam::${ACCOUNT}:${name}`, path: '/Name_x', of: 'arn:aws:iam::2:role/Name_x' })),
  );
  for (const pattern of PATTERNS) expect(passingOver([pattern])?.(bytesOf(text))).toBe(true);
});

it('has nothing to do with many principals, with none, and with names that JSON cannot have as they are', () => {
  expect(passingOver(undefined)).toBeUndefined();
  expect(passingOver(['1', '2', '3', '4', '5'].map((arn) => ({ kind: 'arn', arn })))).toBeUndefined();
  for (const name of ['a"b', 'a\\b', 'a\nb', 'é']) {
    expect(passingOver([{ kind: 'arn', arn: name }])).toBeUndefined();
    expect(passingOver([{ kind: 'role', account: ACCOUNT, name }])).toBeUndefined();
    expect(passingOver([{ kind: 'permissionSet', name }])).toBeUndefined();
  }
});
