// `explain` with a denial on standard input: what is pasted becomes a request on the estates that come with the program.
import { describe, expect, test } from 'vitest';
import { fakeStreams } from '../../../test/testkit/fake-streams.ts';
import { main } from '../main.ts';

async function explain(
  input: string | undefined,
  ...args: readonly string[]
): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  const streams = fakeStreams(input === undefined ? {} : { input });
  const code = await main(['explain', ...args], streams);
  return { code, ...streams.written };
}

const repositories = ['--estate', 'examples/scenarios/2-one-repository/estate', '--format', 'json'];
const session = 'arn:aws:sts::111111111111:assumed-role/allow_ecr_release/allow_ecr_release';
const develop = 'arn:aws:ecr:us-west-2:111111111111:repository/develop';
const sentence = `User: ${session} is not authorized to perform: ecr:DescribeImages on resource: ${develop} because no identity-based policy allows the ecr:DescribeImages action`;

describe('a message', () => {
  test.each([
    ['of the AWS CLI', `\nAn error occurred (AccessDeniedException) when calling the DescribeImages operation: ${sentence}\n`],
    ['in JSON', JSON.stringify({ __type: 'AccessDeniedException', message: sentence })],
    ['in XML', `<ErrorResponse><Error><Code>AccessDenied</Code><Message>${sentence}</Message></Error></ErrorResponse>`],
    ['of docker', `denied: ${sentence}`],
  ])('%s names the request, and comes out the same', async (_, text) => {
    const { code, out, err } = await explain(text, ...repositories);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      decision: 'deny',
      message: sentence,
      request: { principal: session, action: 'ecr:DescribeImages', resource: develop },
    });
  });

  test('that hides the resource is completed on the command line', async () => {
    const caller = 'arn:aws:sts::300000000003:assumed-role/AccessAnalyzerMonitorServiceRole_K3XYZ12345/policy-generation';
    const key = 'arn:aws:kms:us-west-2:200000000002:key/00112233-4455-4677-8899-aabbccddeeff';
    const text = `User: ${caller} is not authorized to perform: kms:Decrypt on this resource because the resource does not exist in this Region, no resource-based policies allow access, or a resource-based policy explicitly denies access`;
    const estate = ['--estate', 'examples/scenarios/4-policy-generation/estate', '--format', 'json'];
    const incomplete = await explain(text, ...estate);
    expect(incomplete).toMatchObject({ code: 1, out: '' });
    expect(incomplete.err).toContain('an AccessDenied message does not name the resource (--resource ARN); add it to the command line');
    const { code, out } = await explain(text, ...estate, '--resource', key);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ blockedBy: 'resource', message: text });
  });

  test('with all hidden is told apart from no message at all', async () => {
    expect(await explain('Access Denied', ...repositories)).toMatchObject({ code: 1, err: expect.stringContaining('AWS hides them') });
    expect(await explain('good morning', ...repositories)).toMatchObject({
      code: 1,
      err: expect.stringContaining('neither an AccessDenied message'),
    });
    expect(await explain('  \n', ...repositories)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--principal, --action, --resource missing'),
    });
    expect(await explain(undefined, ...repositories)).toMatchObject({
      code: 1,
      err: expect.stringContaining('pipe in an AccessDenied message'),
    });
  });

  test('options win over it', async () => {
    const { out } = await explain(sentence, ...repositories, '--resource', 'arn:aws:ecr:us-west-2:111111111111:repository/release');
    expect(JSON.parse(out)).toMatchObject({ decision: 'allow' });
  });

  test('whose reason the estate does not account for: told on standard error', async () => {
    const other = sentence.replace(
      'because no identity-based policy allows the ecr:DescribeImages action',
      'with an explicit deny in a service control policy',
    );
    const { code, err } = await explain(other, ...repositories);
    expect(code).toBe(0);
    expect(err).toContain('AWS gave an explicit deny of layer scp as the reason, and with this estate it is denied by layer identity');
  });
});

describe('a CloudTrail event', () => {
  const event = {
    eventVersion: '1.11',
    userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::999999999999:user/deployer', accountId: '999999999999', userName: 'deployer' },
    eventTime: '2026-10-31T09:00:00Z',
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    awsRegion: 'us-west-2',
    sourceIPAddress: '203.0.113.7',
    userAgent: 'aws-cli/2.31',
    errorCode: 'AccessDenied',
    errorMessage:
      'User: arn:aws:iam::999999999999:user/deployer is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::111111111111:role/allow_ecr_release',
    requestParameters: { roleArn: 'arn:aws:iam::111111111111:role/allow_ecr_release', roleSessionName: 'pull', externalId: 'tset' },
    recipientAccountId: '111111111111',
  };

  test.each([
    ['itself', event],
    ['as lookup-events prints it', { Events: [{ EventId: '1', CloudTrailEvent: JSON.stringify(event) }] }],
    ['in a log file', { Records: [event] }],
    ['from EventBridge', { source: 'aws.sts', detail: event }],
  ])('%s: with the context that it records', async (_, pasted) => {
    const { code, out, err } = await explain(JSON.stringify(pasted, null, 2), ...repositories);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { blockedBy, causes, changes, request } = JSON.parse(out);
    expect(request.context).toMatchObject({
      'sts:externalid': 'tset',
      'aws:sourceip': '203.0.113.7',
      'aws:currenttime': '2026-10-31T09:00:00Z',
    });
    expect({ blockedBy, cause: causes[0].sentence }).toEqual({
      blockedBy: 'trust',
      cause: expect.stringContaining('the request has `tset`'),
    });
    expect(changes[0]).toMatchObject({ kind: 'sendContext', summary: expect.stringContaining('--external-id test') });
  });

  test('of an anonymous caller of S3', async () => {
    const anonymous = {
      ...event,
      userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'anonymous' },
      eventSource: 's3.amazonaws.com',
      eventName: 'GetObject',
      errorMessage: 'Access Denied',
      requestParameters: { bucketName: 'payroll', key: '2026.csv' },
    };
    const { code, out } = await explain(JSON.stringify(anonymous), '--estate', 'examples/scenarios/5-outside-access/estate', '-f', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      decision: 'deny',
      message: 'Access Denied',
      request: { principal: 'anonymous', action: 's3:GetObject' },
    });
  });
});
