// Responses in every protocol that a service here has, letter by letter.
import { describe, expect, it } from 'vitest';
import { loadModel } from '../model/load-model.ts';
import type { StreamedBody } from '../model/streamed-body.ts';
import { renderOutput } from './render-output.ts';
import type { Output, RenderedOutput } from './render-output.ts';

function render(service: string, name: string, output: Output): RenderedOutput {
  const model = loadModel(service);
  const operation = model.operations[name];
  const [protocol] = model.protocols;
  if (operation === undefined || protocol === undefined) throw new Error(`no ${service}:${name}`);
  return renderOutput(model, operation, protocol, output, 'id-1');
}

const SECOND = new Date('2024-05-06T07:08:09Z');
const S3 = '<?xml version="1.0" encoding="UTF-8"?>\n';
const S3_NAMESPACE = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

describe('renderOutput', () => {
  it('wraps results of query services', () => {
    expect(render('sts', 'GetCallerIdentity', { Account: '1', Arn: 'a<b', UserId: undefined })).toEqual({
      status: 200,
      headers: [
        ['x-amzn-RequestId', 'id-1'],
        ['Content-Type', 'text/xml'],
      ],
      body:
        '<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><Account>1</Account><Arn>a&lt;b</Arn>' +
        '</GetCallerIdentityResult><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></GetCallerIdentityResponse>',
    });
    expect(render('iam', 'DeleteRole', undefined).body).toBe(
      '<DeleteRoleResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ResponseMetadata><RequestId>id-1</RequestId></ResponseMetadata></DeleteRoleResponse>',
    );
    expect(render('iam', 'ListRoles', { Roles: [], IsTruncated: false }).body).toContain(
      '<ListRolesResult><Roles/><IsTruncated>false</IsTruncated>',
    );
    expect(render('iam', 'GetRole', { Role: { CreateDate: SECOND } }).body).toContain('<CreateDate>2024-05-06T07:08:09Z</CreateDate>');
  });

  it('writes the names, sets and times of EC2', () => {
    const { body } = render('ec2', 'DescribeInstances', {
      Reservations: [{ Instances: [{ InstanceId: 'i-1', LaunchTime: SECOND, SecurityGroups: [] }] }],
    });
    expect(body).toBe(
      `${S3}<DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>id-1</requestId><reservationSet><item>` +
        '<instancesSet><item><groupSet/><instanceId>i-1</instanceId><launchTime>2024-05-06T07:08:09.000Z</launchTime></item></instancesSet>' +
        '</item></reservationSet></DescribeInstancesResponse>',
    );
    expect(render('ec2', 'CreateTags', undefined).body).toContain('<requestId>id-1</requestId><return>true</return>');
  });

  it('writes JSON with seconds, and no body without output', () => {
    const { body, headers } = render('organizations', 'DescribeAccount', {
      Account: { Id: '1', JoinedTimestamp: new Date(1500), Other: 'x' },
    });
    expect(JSON.parse(String(body))).toEqual({ Account: { Id: '1', JoinedTimestamp: 1.5 } });
    expect(headers).toContainEqual(['Content-Type', 'application/x-amz-json-1.1']);
    expect(render('organizations', 'AttachPolicy', undefined)).not.toHaveProperty('body');
  });

  it('writes roots, attributes and the unwrapped location of S3', () => {
    const grants = [{ Grantee: { Type: 'CanonicalUser', ID: 'x' }, Permission: 'READ' }];
    const acl = render('s3', 'GetBucketAcl', { Owner: { ID: 'o' }, Grants: grants }).body;
    expect(acl).toContain(`${S3}<AccessControlPolicy ${S3_NAMESPACE}>`);
    expect(acl).toContain('<Grantee xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="CanonicalUser"><ID>x</ID></Grantee>');
    expect(render('s3', 'GetBucketLocation', { LocationConstraint: 'eu-west-1' }).body).toBe(
      `${S3}<LocationConstraint ${S3_NAMESPACE}>eu-west-1</LocationConstraint>`,
    );
    expect(render('s3', 'GetBucketLocation', {}).body).toBe(`${S3}<LocationConstraint ${S3_NAMESPACE}/>`);
    expect(render('s3', 'ListObjectsV2', { Contents: [{ Key: 'a\u0001\r' }, { Key: 'b' }] }).body).toContain(
      '<Contents><Key>a&#x1;&#xd;</Key></Contents><Contents><Key>b</Key></Contents>',
    );
    expect(render('s3', 'GetBucketPolicy', { Policy: '{}' })).toMatchObject({ body: '{}' });
  });

  it('answers S3 objects by header, with what is stored for others to send', () => {
    const stored: StreamedBody = [{ digest: 'd', from: 2, length: 3 }];
    const part = render('s3', 'GetObject', {
      Body: stored,
      ContentRange: 'bytes 2-4/9',
      ContentType: 'text/x',
      LastModified: SECOND,
      Metadata: { a: 'b\r\nX: y' },
    });
    expect(part).toMatchObject({ status: 206, streamed: stored });
    expect(part).not.toHaveProperty('body');
    expect(part.headers.filter(([name]) => !name.startsWith('x-amz-id') && !name.startsWith('x-amz-request'))).toEqual(
      [
        ['Last-Modified', 'Mon, 06 May 2024 07:08:09 GMT'],
        ['Content-Range', 'bytes 2-4/9'],
        ['Content-Type', 'text/x'],
        ['x-amz-meta-a', 'b X: y'],
      ].sort((a, b) => part.headers.findIndex(([name]) => name === a[0]) - part.headers.findIndex(([name]) => name === b[0])),
    );
    expect(render('s3', 'GetObject', { Body: Uint8Array.of(1) })).toMatchObject({ status: 200, body: Uint8Array.of(1) });
    expect(render('s3', 'DeleteObject', {})).toMatchObject({ status: 204 });
  });

  it('gives S3 both of its ids, the same for the same request', () => {
    const ids = () => render('s3', 'DeleteBucket', undefined).headers;
    expect(ids()).toEqual(ids());
    expect(ids()[0]).toEqual(['x-amz-request-id', 'id-1']);
    expect(ids()[1]?.[1]).toMatch(/^[\w+/]{76}$/);
  });
});
