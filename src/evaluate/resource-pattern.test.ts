// Resource and NotResource: which ARNs an entry covers, by policy type and version.
import { describe, expect, test } from 'vitest';
import { alice, type Case, question } from '../../test/reference/fixture.ts';
import type { PolicyType } from '../model/policy-set.ts';
import { parsePolicyText } from '../policy/parse-policy.ts';
import { prepareQuery } from './query.ts';
import { compileResources } from './resource-pattern.ts';

function covers(element: object, resource: string, type: PolicyType = 'identity', one: Case = {}, variables = true): boolean {
  const text = JSON.stringify({ Statement: [{ Effect: 'Allow', Action: '*', ...element }] });
  const parsed = parsePolicyText({ name: 'test', text }).policy?.statements[0]?.resource;
  if (parsed === undefined) throw new Error(`no resource in ${text}`);
  const [request] = question({ ...one, resource });
  return compileResources(parsed, type, variables)(prepareQuery(request, { identity: [] }, {}));
}

const object = 'arn:aws:s3:::bucket/home/alice/a:b.txt';
const role = 'arn:aws:iam::111111111111:role/path/app';

describe('parts of an ARN', () => {
  test.each([
    ['*', object, true],
    ['*', '*', true],
    [object, object, true],
    ['arn:aws:s3:::bucket/*', object, true],
    ['arn:aws:s3:::bucket', object, false],
    ['arn:aws:s3:::bucket/*', 'arn:aws:s3:::bucket', false],
    ['arn:aws:s3:::bucket*', 'arn:aws:s3:::bucket', true],
    ['arn:aws:s3:::b?cket/home/*', object, true],
    ['arn:aws:s3:::*:b.txt', object, true],
    ['arn:aws:s3:::BUCKET/*', object, false],
    ['ARN:aws:s3:::bucket/*', object, true],
    ['arn:AWS:S3:::bucket/*', object, true],
    ['arn:aws:*:::bucket/*', object, true],
    ['arn:*:s3:::bucket/*', object, true],
    ['arn:aws:iam::*:role/*', role, true],
    ['arn:aws:iam::11111111111?:role/path/app', role, true],
    ['arn:aws:iam::222222222222:role/*', role, false],
    // A star stays in its part.
    ['arn:*:role/path/app', role, false],
    ['arn:aws:iam::*', role, true],
    ['arn:aws:iam:*', role, true],
    ['arn:aws-cn:s3:::bucket/*', object, false],
    ['foo:aws:s3:::bucket/*', object, false],
    ['a*:aws:s3:::bucket/*', object, true],
    // What is no ARN is covered by everything only.
    ['arn:aws:s3:::*', 'not-an-arn', false],
    ['arn:*:*:*:*:*', '*', false],
    ['*', 'not-an-arn', true],
  ])('%s on %s: %s', (Resource, arn, hit) => {
    expect(covers({ Resource }, arn)).toBe(hit);
    expect(covers({ NotResource: Resource }, arn)).toBe(!hit);
    expect(covers({ Resource: [Resource, 'arn:aws:x:::y'] }, arn)).toBe(hit);
  });
});

describe('short ARNs', () => {
  const types: readonly PolicyType[] = ['identity', 'session', 'boundary', 'resource', 'trust', 'endpoint', 'scp', 'rcp'];
  test.each([
    // Completed with stars, by policy type.
    ['arn:aws:iam', role, 'identity session boundary'],
    ['arn:aws:iam*', role, 'identity session boundary resource trust endpoint scp'],
    ['arn:*:iam', role, 'identity session boundary resource trust endpoint'],
    ['arn:aws:s3', role, ''],
    ['arn', role, 'identity session boundary'],
    ['', role, ''],
  ])('%s', (Resource, arn, hit) => {
    expect(types.filter((type) => covers({ Resource }, arn, type)).join(' ')).toBe(hit);
  });
});

describe('variables', () => {
  const home = 'arn:aws:s3:::bucket/home/${aws:username}/*';
  test.each<readonly [string, string, Case, boolean]>([
    [home, object, {}, true],
    [home, object, { principal: { ...alice, arn: alice.arn.replace('alice', 'bob') } }, false],
    ['arn:aws:s3:::bucket/home/${AWS:UserName}/*', object, {}, true],
    ['arn:aws:s3:::bucket/${aws:PrincipalTag/team}', 'arn:aws:s3:::bucket/a', {}, false],
    ["arn:aws:s3:::bucket/${aws:PrincipalTag/team, 'none'}", 'arn:aws:s3:::bucket/none', {}, true],
    // What a variable stands for is meant literally.
    [
      'arn:aws:s3:::bucket/${aws:PrincipalTag/team}',
      'arn:aws:s3:::bucket/a',
      { principal: { ...alice, tags: new Map([['team', '*']]) } },
      false,
    ],
    [
      'arn:aws:s3:::bucket/${aws:PrincipalTag/team}',
      'arn:aws:s3:::bucket/*',
      { principal: { ...alice, tags: new Map([['team', '*']]) } },
      true,
    ],
    ['arn:aws:s3:::bucket/${*}', 'arn:aws:s3:::bucket/*', {}, true],
    ['arn:aws:s3:::bucket/${*}', 'arn:aws:s3:::bucket/a', {}, false],
    ['arn:aws:s3:::bucket/${?}${$}', 'arn:aws:s3:::bucket/?$', {}, true],
    // Only in the sixth part.
    ['arn:aws:iam::${aws:PrincipalAccount}:role/*', role, {}, false],
  ])('%s on %s', (Resource, arn, one, hit) => {
    expect(covers({ Resource }, arn, 'identity', one)).toBe(hit);
  });

  test.each([
    [home, object, false],
    [home, 'arn:aws:s3:::bucket/home/${aws:username}/x', true],
    ['arn:aws:s3:::bucket/${*}', 'arn:aws:s3:::bucket/${a}', true],
    ['arn:aws:s3:::bucket/${*}', 'arn:aws:s3:::bucket/*', false],
  ])('in a policy of 2008 they are text: %s on %s', (Resource, arn, hit) => {
    expect(covers({ Resource }, arn, 'identity', {}, false)).toBe(hit);
  });

  test('one that cannot be resolved covers nothing, so that NotResource covers all', () => {
    const unresolved = 'arn:aws:s3:::bucket/${aws:PrincipalTag/team}';
    expect(covers({ NotResource: unresolved }, object)).toBe(true);
    expect(covers({ NotResource: [unresolved, object] }, object)).toBe(false);
  });
});

describe('the list of one’s buckets', () => {
  const list: Case = { action: 's3:ListAllMyBuckets', owner: null };
  test.each([
    ['*', true],
    ['arn:aws:s3:::*', true],
    ['arn:aws:s3:::bucket', false],
    ['arn:aws:s3:::b*', false],
  ])('%s: %s', (Resource, hit) => {
    expect(covers({ Resource }, '*', 'identity', list)).toBe(hit);
  });

  test('no other action without a resource', () => {
    expect(covers({ Resource: 'arn:aws:s3:::*' }, '*', 'identity', { action: 's3:GetAccountPublicAccessBlock' })).toBe(false);
    expect(covers({ Resource: 'arn:aws:s3:::*' }, 'arn:aws:s3:::bucket')).toBe(true);
  });
});
