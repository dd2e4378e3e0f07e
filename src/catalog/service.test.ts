// Services: their names, and whether RCPs apply to them.
import { expect, it } from 'vitest';
import { isRcpService } from './rcp-service.ts';
import { listServices, serviceName } from './service.ts';

it('lists and names services', () => {
  const services = listServices();
  expect(services.length).toBeGreaterThan(400);
  expect(services).toEqual([...services].sort());
  expect(services).toEqual(expect.arrayContaining(['ecr', 'iam', 'kms', 's3', 'sts']));
  expect(serviceName('S3')).toBe('Amazon S3');
  expect(serviceName('nosuch')).toBeUndefined();
});

it('names a prefix that several pages share by the service that it is of', () => {
  expect(['cloudformation', 'CloudFormation', 'ses', 'elasticloadbalancing'].map(serviceName)).toEqual([
    'AWS CloudFormation',
    'AWS CloudFormation',
    'Amazon SES',
    'AWS Elastic Load Balancing',
  ]);
});

it('knows which services RCPs apply to', () => {
  expect(['s3', 'sts', 'kms', 'sqs', 'secretsmanager', 'ecr', 'dynamodb', 'xray'].filter((prefix) => !isRcpService(prefix))).toEqual([]);
  expect(['iam', 'lambda', 'sns', 'ec2', 'rds', 'elasticfilesystem', 'organizations', 'nosuch'].filter(isRcpService)).toEqual([]);
});
