// The statement that identity policies get, and in which of them.
import { describe, expect, test } from 'vitest';
import { A, allow, federated, policy, session } from '../../../test/reference/fixture.ts';
import { only, plan, recommended } from '../../../test/testkit/planned.ts';
import { described } from '../../../test/testkit/state-of.ts';
import type { Principal } from '../../model/principal.ts';

const alice = `arn:aws:iam::${A}:user/team/alice`;

describe('identity policies', () => {
  test('a new inline policy, of exactly the action on the resource', () => {
    expect(only({})).toEqual({
      option: 1,
      kind: 'addStatement',
      side: 'caller',
      layer: 'identity',
      account: A,
      policy: { type: 'identity', name: 'allow-s3-getobject', attachedTo: alice, account: A },
      summary: `in account ${A}, add to a new inline policy of user alice`,
      statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/key' },
      outcome: { decision: 'allow', blockedBy: null },
    });
  });

  test('the caller’s own inline policy before a managed one, and none of a group or of AWS', () => {
    const mine = described(policy('identity'), { name: 'mine', attachedTo: alice });
    const managed = described(policy('identity'), { name: 'managed', attachedTo: alice, arn: `arn:aws:iam::${A}:policy/managed` });
    const group = described(policy('identity'), { name: 'group', attachedTo: `arn:aws:iam::${A}:group/developers` });
    const aws = described(policy('identity'), { name: 'ReadOnlyAccess', attachedTo: alice, arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    expect(only({ policies: { identity: [aws, group, managed, mine] } }).policy).toBe(mine.description);
    expect(only({ policies: { identity: [aws, group, managed] } }).policy).toBe(managed.description);
    expect(only({ policies: { identity: [aws, group] } }).policy?.name).toBe('allow-s3-getobject');
  });

  test('the spelling of the catalog for an action in another', () => {
    expect(only({ action: 'S3:getobject' }).statement).toMatchObject({ Action: 's3:GetObject' });
  });

  test('a role has its own, a federated user that of the user behind it', () => {
    expect(only({ principal: session }).summary).toBe(`in account ${A}, add to a new inline policy of role R`);
    const changes = recommended({ principal: federated, policies: { session: [policy('session', allow())] } });
    expect(changes.map(({ summary }) => summary)).toEqual([`in account ${A}, add to a new inline policy of user alice`]);
  });

  test('roles of IAM Identity Center are changed there', () => {
    const reserved = `arn:aws:iam::${A}:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Data_Reader_0123456789abcdef`;
    const principal: Principal = { ...session, role: reserved };
    expect(only({ principal }).summary).toBe(
      `in account ${A}, add to the inline policy of permission set Data_Reader, in IAM Identity Center`,
    );
  });

  test('a service-linked role cannot be given more: the resource may name it, or another role has to call', () => {
    const principal: Principal = {
      ...session,
      role: `arn:aws:iam::${A}:role/aws-service-role/x.amazonaws.com/AWSServiceRoleForX`,
      serviceLinked: true,
    };
    expect(only({ principal })).toMatchObject({ layer: 'resource', statement: { Principal: { AWS: principal.role } } });
    const [change, ...others] = plan({ principal, action: 'ec2:DescribeInstances', resource: '*', owner: null });
    expect(others).toEqual([]);
    expect(change).toMatchObject({ kind: 'other', layer: 'identity', outcome: { decision: 'deny', blockedBy: 'identity' } });
    expect(change?.summary).toBe(
      `in account ${A}, call with another role: what the service-linked role AWSServiceRoleForX may do is fixed by AWS`,
    );
  });
});
