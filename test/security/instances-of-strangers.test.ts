// Instances, networks and profiles of another account: by their ids nobody reaches them, or learns that they are there.
import { beforeAll, describe, expect, test } from 'vitest';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import { ec2Service } from '../../src/services/ec2/service.ts';
import { sampleInput } from '../conformance/sample-input.ts';
import { document, seen, twoStrangers, type TwoStrangers, VICTIM } from './two-strangers.ts';

let world: TwoStrangers;
/** By the member that takes them. */
let ids: Readonly<Record<string, string>>;

beforeAll(() => {
  world = twoStrangers();
  const { victim, stranger } = world;
  const tags = [{ ResourceType: 'instance', Tags: [{ Key: 'secret', Value: 'blue' }] }];
  const run = { ImageId: 'ami-0abcdef1234567890', MinCount: 1, MaxCount: 1 };
  victim.call('ec2', 'RunInstances', { ...run, TagSpecifications: tags });
  const [instance] = victim.call('ec2', 'DescribeInstances').Reservations[0].Instances;
  ids = {
    Instance: instance.InstanceId,
    Vpc: instance.VpcId,
    Subnet: instance.SubnetId,
    Group: instance.SecurityGroups[0].GroupId,
    NetworkInterface: instance.NetworkInterfaces[0].NetworkInterfaceId,
    Volume: instance.BlockDeviceMappings[0].Ebs.VolumeId,
  };
  const Condition = { Null: { 'aws:ResourceTag/secret': 'false' } };
  const PolicyDocument = document({ Effect: 'Deny', Action: 'ec2:*', Resource: '*', Condition });
  stranger.call('iam', 'PutUserPolicy', { UserName: 'mallory', PolicyName: 'oracle', PolicyDocument });
});

describe.each(Object.keys(ec2Service.operations as object))('%s', (operation) => {
  test('answers alike for what is there and what is not', () => {
    const mallory = world.cloud.as(world.malloryKey);
    const before = JSON.stringify(world.victim.call('ec2', 'DescribeInstances'));
    for (const [kind, id] of Object.entries(ids)) {
      const [present, absent] = [id, id.replace(/.{8}$/, '00000000')].map((one) => {
        const named = { [`${kind}Id`]: one, [`${kind}Ids`]: [one], ...(operation.endsWith('Tags') && { Resources: [one] }) };
        const input = { ...sampleInput(loadModel('ec2'), operation), DryRun: true, ...named };
        const shown = JSON.stringify(seen(() => mallory.call('ec2', operation, input)));
        return shown.replaceAll(one, '@').replace(/failure message: [\w-]+/, 'failure message');
      });
      expect(present, kind).toBe(absent);
      expect(present).not.toContain(VICTIM);
    }
    expect(JSON.stringify(world.victim.call('ec2', 'DescribeInstances'))).toBe(before);
  });
});

test('an instance takes no profile of another account, and no role from it', () => {
  const { victim, stranger, cloud } = world;
  const trust = document({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' });
  victim.call('iam', 'CreateRole', { RoleName: 'server', AssumeRolePolicyDocument: trust });
  const { Arn } = victim.call('iam', 'CreateInstanceProfile', { InstanceProfileName: 'server' }).InstanceProfile;
  victim.call('iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'server', RoleName: 'server' });
  const mallory = cloud.as(world.malloryKey);
  const run = { ImageId: 'ami-0abcdef1234567890', MinCount: 1, MaxCount: 1 };
  const answers = [Arn, `arn:aws:iam::${VICTIM}:instance-profile/nothing`].map((one: string) =>
    JSON.stringify(seen(() => mallory.call('ec2', 'RunInstances', { ...run, IamInstanceProfile: { Arn: one } })))
      .replaceAll(one, '@')
      .replace(/failure message: [\w-]+/, 'failure message'),
  );
  expect(answers[0]).toContain('refused');
  expect(answers[0]).toBe(answers[1]);
  expect(stranger.call('ec2', 'DescribeInstances').Reservations).toEqual([]);
});
