// The models as the build made them: complete, and all of a piece.
import { describe, expect, it } from 'vitest';
import { loadModel } from './load-model.ts';
import type { Member, Shape } from './service-model.ts';

/** The clients that they are made from had so many operations; newer ones have more. */
const OPERATIONS = { iam: 180, sts: 11, s3: 112, s3control: 97, organizations: 63, ec2: 823, cloudtrail: 60 };

describe.each(Object.entries(OPERATIONS))('model of %s', (name, least) => {
  const model = loadModel(name);
  const membersOf = (shape: Shape): readonly Member[] =>
    shape.kind === 'list' ? [shape.member] : shape.kind === 'map' ? [shape.key, shape.value] : Object.values(shape.members);

  it('has lost no operation', () => {
    expect(Object.keys(model.operations).length).toBeGreaterThanOrEqual(least);
    expect(loadModel(name)).toBe(model);
  });

  it('refers to nothing that it lacks', () => {
    const named = Object.values(model.shapes).flatMap((shape) => membersOf(shape).map((member) => /#(.*)/.exec(member.shape)?.[1]));
    const roots = Object.values(model.operations).flatMap(({ input, output, errors }) => [input, output, ...errors]);
    const wanted = new Set([...named, ...roots].filter((shape) => shape !== undefined));
    expect([...wanted].filter((shape) => !Object.hasOwn(model.shapes, shape))).toEqual([]);
    for (const shape of Object.values(model.shapes)) {
      if ('required' in shape) expect(shape.required.filter((member) => !Object.hasOwn(shape.members, member))).toEqual([]);
    }
  });

  it('has a label for each place in a path', () => {
    for (const { http, input } of Object.values(model.operations)) {
      if (http === undefined) continue;
      const shape = input === undefined ? undefined : model.shapes[input];
      const members = shape !== undefined && 'members' in shape ? Object.entries(shape.members) : [];
      const labels = members.filter(([, member]) => member.label === true).map(([member]) => member);
      expect([...http[1].matchAll(/\{(\w+)\+?\}/g)].map((match) => match[1]).sort()).toEqual(labels.sort());
    }
  });
});

describe('models', () => {
  it('say what the declarations and settings of the clients say', () => {
    expect(loadModel('iam')).toMatchObject({
      signingName: 'iam',
      version: '2010-05-08',
      protocols: ['awsQuery'],
      xmlNamespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
    });
    expect(loadModel('iam').hosts).toContain('iam.amazonaws.com');
    expect(loadModel('sts').hosts).toEqual(expect.arrayContaining(['sts.amazonaws.com', 'sts.*.amazonaws.com']));
    expect(loadModel('s3control').hosts).toContain('s3-control.*.amazonaws.com');
    expect(loadModel('cloudtrail').targetPrefix).toBe('CloudTrail_20131101');
    expect(loadModel('iam').operations['CreateRole']?.errors).toContain('EntityAlreadyExistsException');
    expect(loadModel('iam').shapes['EntityAlreadyExistsException']).toMatchObject({
      kind: 'error',
      code: 'EntityAlreadyExists',
      status: 409,
    });
    expect(loadModel('iam').shapes['UpdateAccessKeyRequest']).toMatchObject({
      members: { Status: { values: ['Active', 'Expired', 'Inactive'] } },
    });
    expect(loadModel('s3').operations['PutObject']?.http).toEqual(['PUT', '/{Bucket}/{Key+}?x-id=PutObject', 200]);
  });
});
