// Which resource types an ARN is.
import { describe, expect, it } from 'vitest';
import { findResourceType, resourceTypesFor, resourceTypesOf } from './resource-type.ts';
import { parseTemplate, templateMatches } from './template.ts';

const names = (arn: string, service?: string) => resourceTypesFor(arn, service).map((type) => `${type.service}:${type.name}`);

describe('resourceTypesFor', () => {
  it.each([
    ['arn:aws:s3:::bucket', ['s3:bucket']],
    ['arn:aws:s3:::bucket/key', ['s3:object']],
    ['arn:aws:s3:::bucket/a/b/c', ['s3:object']],
    ['arn:aws:ecr:us-east-1:111111111111:repository/team/app', ['ecr:repository']],
    ['arn:aws-cn:ecr:cn-north-1:111111111111:repository/app', ['ecr:repository']],
    ['arn:aws:iam::111111111111:role/service/app', ['iam:role']],
    ['arn:aws:kms:us-east-1:111111111111:key/1', ['kms:key']],
    ['arn:aws:kms:us-east-1:111111111111:alias/a/b', ['kms:alias']],
    ['arn:aws:lambda:us-east-1:111111111111:function:f', ['lambda:function']],
    ['arn:aws:lambda:us-east-1:111111111111:function:f:1', ['lambda:function alias', 'lambda:function version']],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/t', ['dynamodb:table']],
    ['arn:aws:dynamodb:us-east-1:111111111111:table/t/index/i', ['dynamodb:index']],
    ['arn:aws:sqs:us-east-1:111111111111:queue', ['sqs:queue']],
    ['arn:aws:braket:::device/quantum-simulator/amazon/sv1', ['braket:device']],
  ])('%s is %j', (arn, types) => {
    expect(names(arn)).toEqual(types);
  });

  it('knows several forms of one type', () => {
    expect(names('arn:aws:apigateway:us-east-1::/apis/a/stages/s')).toEqual(['apigateway:Stage']);
    expect(names('arn:aws:apigateway:us-east-1::/restapis/a/stages/s')).toEqual(['apigateway:Stage']);
  });

  it('looks with the services that list ARNs of a service that is no prefix', () => {
    expect(names('arn:aws:elastic-inference:us-east-1:111111111111:elastic-inference-accelerator/a')).toEqual(['ec2:elastic-inference']);
  });

  it('looks with the service that is named', () => {
    expect(names('arn:aws:iam::111111111111:role/app', 'sts')).toEqual(['sts:role']);
    expect(names('arn:aws:iam::111111111111:role/app', 'ecr')).toEqual([]);
  });

  it.each([
    '*',
    '',
    'arn:aws:s3',
    'arn:aws:s3:::',
    'arn:aws:s3:us-east-1:111111111111:bucket',
    'arn:aws:nosuch:::x',
    'arn:aws:kms:us-east-1::key/1',
  ])('finds nothing for `%s`', (arn) => {
    expect(names(arn)).toEqual([]);
  });
});

describe('resourceTypesOf and findResourceType', () => {
  it('have the templates and condition keys of a type', () => {
    expect(findResourceType('ecr', 'repository')).toEqual({
      service: 'ecr',
      name: 'repository',
      arns: ['arn:${Partition}:ecr:${Region}:${Account}:repository/${RepositoryName}'],
      conditionKeys: ['aws:ResourceTag/${TagKey}', 'ecr:ResourceTag/${TagKey}'],
    });
    expect(resourceTypesOf('ecr').map(({ name }) => name)).toEqual(['repository']);
    expect(findResourceType('ecr', 'image')).toBeUndefined();
  });
});

describe('templates', () => {
  it.each([
    ['a', 'a', true],
    ['a', 'ab', false],
    ['${X}', '', false],
    ['${X}', 'x', true],
    ['*', '', true],
    ['a/${X}', 'a/', false],
    ['a/${X}', 'a/b/c', true],
    ['${X}/${Y}', 'a/b', true],
    ['${X}/${Y}', '/b', false],
    ['${X}/${Y}', 'a/', false],
    ['${X}${Y}', 'a', false],
    ['${X}${Y}', 'ab', true],
    ['${X}aa${Y}aa', 'xaaaa', false],
    ['${X}aa${Y}aa', 'xaayaa', true],
    ['${X}ab', 'abab', true],
    ['aa${X}aa', 'aaa', false],
    ['${X', '${X', true],
  ])('`%s` and `%s`: %s', (template, text, matches) => {
    expect(templateMatches(parseTemplate(template), text)).toBe(matches);
  });

  it('take linear time where backtracking would not', () => {
    const template = parseTemplate(`${'a${X}'.repeat(30)}b`);
    expect(templateMatches(template, 'a'.repeat(100_000))).toBe(false);
  });
});
