// Object ownership, Block Public Access, share attributes.
import { describe, expect, test } from 'vitest';
import { A, anonymous, B, policy, to, allow } from '../../../test/reference/fixture.ts';
import { only, plan, recommended } from '../../../test/testkit/planned.ts';
import { described } from '../../../test/testkit/state-of.ts';

const alice = `arn:aws:iam::${A}:user/team/alice`;
const open = { identity: [policy('identity', allow())] };

describe('beside policies', () => {
  const block = { blockPublicAcls: true, ignorePublicAcls: true, blockPublicPolicy: true, restrictPublicBuckets: true };

  test('an object of another owner: the bucket’s owner takes it over', () => {
    const s3 = { ownership: 'ObjectWriter', objectOwner: '333333333333', publicAccessBlock: block } as const;
    expect(only({ policies: { ...open, s3 } })).toMatchObject({
      kind: 'other',
      layer: 'acl',
      account: A,
      summary: `in account ${A}, set Object Ownership of bucket bucket to BucketOwnerEnforced: the bucket's owner owns every object then, and access control lists no longer count`,
    });
  });

  test('a public policy behind the block: closed to all but the caller, or the block turned off', () => {
    const s3 = { ownership: 'BucketOwnerEnforced', publicAccessBlock: block } as const;
    const resource = described(policy('resource', to('*')), { name: 'bucket policy of bucket' });
    const changes = plan({ owner: B, policies: { ...open, s3, resource } });
    expect(changes[0]).toMatchObject({
      option: 1,
      kind: 'narrowStatement',
      layer: 'publicAccessBlock',
      index: 0,
      statement: { Condition: { ArnLike: { 'aws:PrincipalArn': [`arn:aws:*::${B}:*`, alice] } } },
    });
    expect(changes[1]).toMatchObject({ option: 2, kind: 'other', layer: 'publicAccessBlock' });
    // Nobody unsigned can be named in a condition.
    expect(plan({ principal: anonymous, owner: B, policies: { s3, resource } })).toMatchObject([
      { kind: 'other', layer: 'publicAccessBlock' },
    ]);
  });

  test('a bucket that is opened to everybody: first the policy, then the block', () => {
    const s3 = { ownership: 'BucketOwnerEnforced', publicAccessBlock: block } as const;
    const changes = recommended({ principal: anonymous, owner: B, policies: { s3 } });
    expect(changes.map(({ layer }) => layer)).toEqual(['resource', 'publicAccessBlock']);
    expect(changes[0]?.summary).toContain('it is public then, to everybody; BlockPublicPolicy has to be off');
  });

  test.each([
    ['ec2:CreateVolume', 'arn:aws:ec2:us-east-1::snapshot/snap-1', undefined],
    ['ec2:CreateVolume', 'arn:aws:ec2:us-east-1::snapshot/snap-1', { accounts: [], public: false }],
    ['rds:RestoreDBInstanceFromDBSnapshot', `arn:aws:rds:us-east-1:${B}:snapshot:nightly`, undefined],
  ])('%s: shared with the caller’s account', (action, resource, share) => {
    const changed = only({ action, resource, owner: B, policies: { ...open, ...(share && { share }) } });
    expect(changed).toMatchObject({
      kind: 'other',
      layer: 'share',
      account: B,
      summary: `in account ${B}, share ${resource} with account ${A}`,
    });
  });
});
