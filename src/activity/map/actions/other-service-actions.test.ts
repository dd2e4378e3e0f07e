// What a call needs in another service because of what its parameters name.
import { describe, expect, test } from 'vitest';
import { neededLines } from '../../../../test/activity/needed-lines.ts';

type Case = readonly [call: string, parameters: Readonly<Record<string, unknown>>, expected: readonly string[]];

function expectLines(call: string, parameters: Readonly<Record<string, unknown>>, expected: readonly string[]): void {
  expect(neededLines(call, parameters)).toEqual(expected);
}

describe('code and layers of AWS Lambda', () => {
  const layers = ['arn:aws:lambda:us-east-1:111111111111:layer:a:3', 'arn:aws:lambda:us-east-1:222222222222:layer:b:1'];
  test.each<Case>([
    [
      'lambda:CreateFunction20150331',
      { functionName: 'f', code: { s3Bucket: 'b', s3Key: 'f.zip' }, layers },
      [
        'lambda:CreateFunction',
        `lambda:GetLayerVersion conditional on ${layers[0]} on ${layers[1]}`,
        's3:GetObject conditional on arn:aws:s3:::b/f.zip',
      ],
    ],
    [
      'lambda:UpdateFunctionConfiguration20150331v2',
      { functionName: 'f', layers },
      ['lambda:UpdateFunctionConfiguration', `lambda:GetLayerVersion conditional on ${layers[0]} on ${layers[1]}`],
    ],
    [
      'lambda:UpdateFunctionCode20150331v2',
      { functionName: 'f', s3Bucket: 'b', s3Key: 'f.zip', s3ObjectVersion: '1' },
      ['lambda:UpdateFunctionCode', 's3:GetObjectVersion conditional on arn:aws:s3:::b/f.zip'],
    ],
    [
      'lambda:PublishLayerVersion20181031',
      { layerName: 'l', content: { s3Bucket: 'b', s3Key: 'l.zip' } },
      ['lambda:PublishLayerVersion', 's3:GetObject conditional on arn:aws:s3:::b/l.zip'],
    ],
    ['lambda:CreateFunction20150331', { functionName: 'f', code: {}, layers: [] }, ['lambda:CreateFunction']],
  ])('%s %o', expectLines);
});

describe('rotation of secrets', () => {
  const own = 'secretsmanager:RotateSecret';
  const rotates = 'arn:aws:lambda:us-east-1:111111111111:function:rotate';
  test.each<Case>([
    [own, { secretId: 's', rotationLambdaARN: rotates }, [own, `lambda:InvokeFunction conditional on ${rotates}`]],
    [own, { secretId: 's' }, [own, 'lambda:InvokeFunction possible unknown']],
  ])('%s %o', expectLines);

  test('not where a partner rotates', () => {
    const externalSecretRotationRoleArn = 'arn:aws:iam::111111111111:role/r';
    expect(neededLines(own, { secretId: 's', externalSecretRotationRoleArn })).toEqual([
      own,
      `iam:PassRole conditional on ${externalSecretRotationRoleArn}`,
    ]);
  });
});

describe('exports of tables', () => {
  const own = 'dynamodb:ExportTableToPointInTime';
  const written = (where: string) =>
    ['PutObject', 'PutObjectAcl', 'AbortMultipartUpload'].map((action) => `s3:${action} conditional on arn:aws:s3:::${where}`);
  test.each<Case>([
    [own, { s3Bucket: 'b', s3Prefix: 'x/y' }, [own, ...written('b/x/y/AWSDynamoDB/*')]],
    [own, { s3Bucket: 'b' }, [own, ...written('b/AWSDynamoDB/*')]],
    [own, { s3Bucket: 'b', s3Prefix: 'a*' }, [own, ...written('b/*')]],
    [own, { s3Bucket: '*' }, [own]],
  ])('%s %o', expectLines);
});

describe('commands by tags', () => {
  const own = 'ssm:SendCommand';
  const instances = 'ssm:SendCommand conditional on arn:aws:ec2:us-east-1:111111111111:instance/';
  const nodes = 'ssm:SendCommand possible on arn:aws:ssm:us-east-1:111111111111:managed-instance/*';
  test.each<Case>([
    [own, { targets: [{ key: 'tag:Env', values: ['prod'] }] }, [own, `${instances}* ssm:resourcetag/env=prod`, nodes]],
    [
      own,
      {
        targets: [
          { key: 'tag:Env', values: ['prod', 'test'] },
          { key: 'tag:App', values: ['web'] },
        ],
      },
      [
        own,
        `${instances}* ssm:resourcetag/env=prod ssm:resourcetag/app=web`,
        `${instances}* ssm:resourcetag/env=test ssm:resourcetag/app=web`,
        nodes,
      ],
    ],
    [own, { targets: [{ key: 'resource-groups:Name', values: ['g'] }] }, [own, `${instances}*`, nodes]],
    [
      own,
      { targets: [{ key: 'InstanceIds', values: ['i-1', 'mi-2'] }] },
      [own, `${instances}i-1 on arn:aws:ssm:us-east-1:111111111111:managed-instance/mi-2`],
    ],
    [own, { targets: [{ key: 'InstanceIds', values: ['i-*'] }] }, [own, `${instances}*`, nodes]],
    [own, { instanceIds: ['i-1'] }, [own]],
  ])('%s %o', expectLines);
});

describe('inference profiles of Amazon Bedrock', () => {
  const id = 'us.anthropic.claude-3-haiku-20240307-v1:0';
  const profile = `arn:aws:bedrock:us-east-1:111111111111:inference-profile/${id}`;
  const model = 'arn:aws:bedrock:*::foundation-model/anthropic.claude-3-haiku-20240307-v1:0';
  const through = `conditional on ${model} bedrock:inferenceprofilearn=${profile}`;
  const application = 'arn:aws:bedrock:us-east-1:111111111111:application-inference-profile/abc';
  test.each<Case>([
    ['bedrock:InvokeModel', { modelId: id }, ['bedrock:InvokeModel', `bedrock:InvokeModel ${through}`]],
    ['bedrock:Converse', { modelId: profile }, ['bedrock:InvokeModel', `bedrock:InvokeModel ${through}`]],
    [
      'bedrock:ConverseStream',
      { modelId: id },
      ['bedrock:InvokeModelWithResponseStream', `bedrock:InvokeModelWithResponseStream ${through}`],
    ],
    ['bedrock:InvokeModel', { modelId: application }, ['bedrock:InvokeModel', 'bedrock:InvokeModel possible unknown']],
    ['bedrock:InvokeModel', { modelId: 'anthropic.claude-3-haiku-20240307-v1:0' }, ['bedrock:InvokeModel']],
    ['bedrock:InvokeModel', { modelId: 'us.*' }, ['bedrock:InvokeModel']],
  ])('%s %o', expectLines);
});

describe('objects of Amazon S3 that do not exist', () => {
  const parameters = { bucketName: 'b', key: 'k' };
  test.each(['GetObject', 'HeadObject'])('only who may list is told so: %s', (operation) => {
    expect(neededLines(`s3:${operation}`, parameters, { errorCode: 'NoSuchKey' })).toEqual(['s3:GetObject', 's3:ListBucket possible']);
    expect(neededLines(`s3:${operation}`, parameters)).toEqual(['s3:GetObject']);
  });

  test('the source of a copy is another object', () => {
    expect(neededLines('s3:CopyObject', parameters, { errorCode: 'NoSuchKey' }).join()).not.toContain('ListBucket');
  });
});
