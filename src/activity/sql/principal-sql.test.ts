// The condition on principals: its constant expressions find what `isOneOf` finds, and what is asked for stays in its literals.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import { isOneOf, type PrincipalPattern } from '../principal-pattern.ts';
import { principalSql } from './principal-sql.ts';

test('who is asked for', () => {
  expect(
    principalSql([
      { kind: 'arn', arn: 'a' },
      { kind: 'arn', arn: "o'neil" },
    ]),
  ).toBe("identity_arn IN ('a', 'o''neil')");
  expect(principalSql([{ kind: 'role', account: '111122223333', name: 'app' }])).toMatch(
    /^split_part\(identity_arn, ':', 5\) \|\| '\/' \|\| coalesce\(.+\) IN \('111122223333\/app'\)$/,
  );
  expect(principalSql([{ kind: 'permissionSet', name: 'Admin' }])).toMatch(/^regexp_extract\(coalesce\(.+\), '.+', 1\) IN \('Admin'\)$/);
  const several = principalSql([
    { kind: 'arn', arn: 'a' },
    { kind: 'permissionSet', name: 'Admin' },
  ]);
  expect(several).toMatch(/^\(identity_arn IN \('a'\) OR regexp_extract\(.+\) IN \('Admin'\)\)$/);
});

test('nobody', () => {
  expect(principalSql([])).toBe('false');
  expect(principalSql([{ kind: 'arn', arn: '' }])).toBe('false');
});

const set = principalSql([{ kind: 'permissionSet', name: 'x' }]);
const [sessions, roles] = [...set.matchAll(/regexp_extract\(identity_arn, '([^']*)', 2\)/g)].map(
  ([, expression = '']) => new RegExp(expression),
);
const permissionSet = new RegExp(/'\(\?i\)([^']*)', 1\)/.exec(set)?.[1] ?? '', 'i');

/** As a database reads the condition. */
function holds(pattern: PrincipalPattern, arn: string): boolean {
  const role = sessions?.exec(arn)?.[2] ?? roles?.exec(arn)?.[2];
  if (pattern.kind === 'arn') return arn === pattern.arn;
  if (role === undefined) return false;
  if (pattern.kind === 'role') return `${arn.split(':')[4] ?? ''}/${role}` === `${pattern.account}/${pattern.name}`;
  return permissionSet.exec(role)?.[1] === pattern.name;
}

const SET = 'AWSReservedSSO_app_0123456789abcdef';
const word = fc.constantFrom('app', 'role', 'assumed-role', 'iam', 'sts', 'arn', 'aws', '111122223333', SET, SET.toLowerCase(), 'user', '');
const arn = fc.oneof(
  fc.array(fc.tuple(word, fc.constantFrom(':', '/')), { maxLength: 12 }).map((parts) => parts.flat().join('')),
  fc
    .tuple(fc.constantFrom('iam', 'sts'), fc.constantFrom('role', 'assumed-role', 'user'), fc.array(word, { maxLength: 3 }), word)
    .map(([service, kind, path, last]) => `arn:aws:${service}::111122223333:${[kind, ...path, last].join('/')}`),
);
const pattern = fc.constantFrom<PrincipalPattern>(
  { kind: 'arn', arn: 'arn:aws:iam::111122223333:role/app' },
  { kind: 'role', account: '111122223333', name: 'app' },
  { kind: 'role', account: '111122223333', name: SET },
  { kind: 'permissionSet', name: 'app' },
);

test('its expressions find whom the readers of files find', () => {
  fc.assert(
    fc.property(arn, pattern, (who, asked) => {
      expect(holds(asked, who)).toBe(isOneOf([asked], who));
    }),
    { numRuns: runs(2000) },
  );
});
