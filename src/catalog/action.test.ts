// Facts about actions that a wrong decoding would miss.
import { describe, expect, it } from 'vitest';
import { actionsOf, expandActions, findAction } from './action.ts';
import { SERVICES } from './services.ts';

describe('findAction', () => {
  it('finds an action in any case and spells it as AWS does', () => {
    expect(findAction('ECR', 'DESCRIBEimages')).toEqual({
      service: 'ecr',
      name: 'DescribeImages',
      accessLevel: 'List',
      resourceTypes: [{ type: 'repository', required: true, conditionKeys: [] }],
      conditionKeys: [],
    });
  });

  it('keeps the condition keys of the action apart from those of its resource types', () => {
    const listBucket = findAction('s3', 'ListBucket');
    expect(listBucket?.resourceTypes.map(({ type }) => type)).toContain('bucket');
    expect(listBucket?.conditionKeys).toContain('s3:prefix');
    expect(findAction('s3', 'GetObject')?.conditionKeys).not.toContain('s3:prefix');
    const image = findAction('ec2', 'RunInstances')?.resourceTypes.find(({ type }) => type === 'image');
    expect(image).toMatchObject({ required: true });
    expect(image?.conditionKeys).toContain('ec2:ImageType');
    const keyPair = findAction('ec2', 'RunInstances')?.resourceTypes.find(({ type }) => type === 'key-pair');
    expect(keyPair).toMatchObject({ required: false });
    expect(keyPair?.conditionKeys).not.toContain('ec2:ImageType');
  });

  it.each([
    ['s3', 'GetObject', 'Read'],
    ['s3', 'ListBucket', 'List'],
    ['s3', 'PutObject', 'Write'],
    ['s3', 'PutBucketPolicy', 'Permissions management'],
    ['iam', 'AttachRolePolicy', 'Permissions management'],
    ['ecr', 'TagResource', 'Tagging'],
    ['sts', 'AssumeRole', 'Write'],
  ])('%s:%s has the access level %s', (service, name, level) => {
    expect(findAction(service, name)?.accessLevel).toBe(level);
  });

  it('does not know what is not there', () => {
    expect(findAction('ecr', 'constructor')).toBeUndefined();
    expect(findAction('__proto__', 'GetObject')).toBeUndefined();
    expect(findAction('nosuchservice', 'GetObject')).toBeUndefined();
    expect(findAction('ecr', 'Describe*')).toBeUndefined();
  });

  it('says nothing about dependent actions while the source does not', () => {
    expect(findAction('lambda', 'CreateFunction')).not.toHaveProperty('dependentActions');
  });
});

describe('actionsOf', () => {
  it('lists every action of a service once', () => {
    const names = actionsOf('ecr').map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(expect.arrayContaining(['BatchGetImage', 'GetAuthorizationToken', 'PutImage']));
    expect(actionsOf('nosuchservice')).toEqual([]);
  });
});

describe('expandActions', () => {
  it('matches `*` and `?` in any case', () => {
    expect(expandActions('ECR:describeimage?')).toEqual(['ecr:DescribeImages']);
    const tables = expandActions('dynamodb:*Table');
    expect(tables).toContain('dynamodb:CreateTable');
    expect(tables).not.toContain('dynamodb:ListTables');
    expect(expandActions('ecr:*').length).toBe(actionsOf('ecr').length);
  });

  it('takes `*` for every action of every service, and wildcards in the service part', () => {
    const all = SERVICES.prefixes.reduce((sum, prefix) => sum + actionsOf(prefix).length, 0);
    expect(all).toBeGreaterThan(20_000);
    expect(expandActions('*').length).toBe(all);
    expect(expandActions('ecr*:BatchGetImage')).toEqual(['ecr:BatchGetImage']);
  });

  it('matches nothing with what is no action', () => {
    expect(expandActions('s3')).toEqual([]);
    expect(expandActions('')).toEqual([]);
    expect(expandActions('s3:GetObject, s3:PutObject')).toEqual([]);
    expect(expandActions('s3:')).toEqual([]);
  });
});
