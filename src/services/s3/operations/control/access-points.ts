// Access points: making, reading, listing, removing them.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import type { AccessPoint, CreateAccessPointRequest } from '../../../../cloud/model/generated/s3control.ts';
import { invalidRequest, noSuchBucket } from '../../errors.ts';
import { type AccessPointRow, accessPointAliases, accessPoints, buckets } from '../../state.ts';
import { publicAccessBlockShape, readPublicAccessBlock } from '../access/public-access-block.ts';
import { readTagList, requestTagKeys } from '../object/read-tags.ts';
import { openToken, sealToken } from '../listing/continuation-token.ts';
import { accessPointArn, type Keys } from '../target/demands-on.ts';
import { requestKeys } from '../target/request-keys.ts';
import { bucketKey } from '../target/target.ts';
import { accountOf } from './account.ts';
import type { ControlOperation } from './control-operation.ts';
import { controlDemand, findAccessPoint, requireAccessPoint } from './find-access-point.ts';

const NAME = /^(?!xn--)[a-z0-9][a-z0-9-]{1,48}[a-z0-9]$/;

export const createAccessPoint: ControlOperation<'CreateAccessPoint'> = {
  authorize: (input, cx) => {
    const point = { ...findAccessPoint(input, cx), row: undefined };
    const more: Keys = [
      ['s3:dataaccesspointarn', point.arn],
      ['s3:dataaccesspointaccount', cx.account],
      ['s3:accesspointnetworkorigin', input.VpcConfiguration === undefined ? 'Internet' : 'VPC'],
      ...requestTagKeys(input.Tags),
    ];
    return controlDemand(cx, point, 's3:CreateAccessPoint', more);
  },
  handle: (_permit, input, cx) => {
    const { key, row: existing } = findAccessPoint(input, cx);
    checkName(input.Name);
    if (existing !== undefined) {
      throw new ServiceError(
        'AccessPointAlreadyOwnedByYou',
        409,
        'Your previous request to create the named accesspoint succeeded and you already own it.',
        {
          members: { AccessPointName: input.Name },
        },
      );
    }
    const row = newAccessPoint(input, cx);
    cx.state.put(accessPoints, key, row);
    cx.state.put(accessPointAliases, keyOf(cx.partition, row.alias), { key });
    return { AccessPointArn: accessPointArn(row), Alias: row.alias };
  },
};

function checkName(name: string): void {
  if (NAME.test(name) && !name.endsWith('-s3alias')) return;
  throw invalidRequest(`Your Amazon S3 AccessPoint name must be in the form of a DNS label: ${name}`);
}

function newAccessPoint(input: CreateAccessPointRequest, cx: CallContext): AccessPointRow {
  const bucket = cx.state.get(buckets, bucketKey(cx.partition, input.Bucket));
  const owner = input.BucketAccountId ?? cx.account;
  if (bucket === undefined) throw noSuchBucket(input.Bucket);
  if (bucket.account !== owner) throw new ServiceError('AccessDenied', 403, 'Access Denied');
  if (bucket.region !== cx.region) throw noSuchBucket(input.Bucket);
  const block = input.PublicAccessBlockConfiguration ?? {
    BlockPublicAcls: true,
    IgnorePublicAcls: true,
    BlockPublicPolicy: true,
    RestrictPublicBuckets: true,
  };
  return {
    name: input.Name,
    account: cx.account,
    partition: cx.partition,
    region: cx.region,
    alias: newAlias(input.Name, cx),
    bucket: bucket.name,
    bucketAccount: bucket.account,
    createdAt: cx.now,
    ...(input.VpcConfiguration !== undefined && { vpcId: input.VpcConfiguration.VpcId }),
    publicAccessBlock: readPublicAccessBlock(block),
    ...(input.Tags !== undefined && input.Tags.length > 0 && { tags: readTagList(input.Tags, 50) }),
  };
}

/** Such as `name-hrzrlukc5m36ft7okagglf3gmwluquse1b-s3alias`. */
function newAlias(name: string, { random }: CallContext): string {
  const noise = Array.from(random.bytes(34), (byte) => (byte % 36).toString(36)).join('');
  return `${name.slice(0, 20).replace(/-$/, '')}-${noise}-s3alias`;
}

export const getAccessPoint: ControlOperation<'GetAccessPoint'> = {
  authorize: (input, cx) => controlDemand(cx, requireAccessPoint(input, cx), 's3:GetAccessPoint'),
  handle: (_permit, input, cx) => {
    const { row, arn } = requireAccessPoint(input, cx);
    const host = (kind: string): string => `s3-accesspoint${kind}.${row.region}.amazonaws.com`;
    return {
      Name: row.name,
      Bucket: row.bucket,
      ...network(row),
      PublicAccessBlockConfiguration: publicAccessBlockShape(row.publicAccessBlock),
      CreationDate: new Date(row.createdAt),
      Alias: row.alias,
      AccessPointArn: arn,
      Endpoints: {
        ipv4: host(''),
        fips: host('-fips'),
        fips_dualstack: host('-fips.dualstack'),
        dualstack: host('.dualstack'),
      },
      BucketAccountId: row.bucketAccount,
    };
  },
};

function network({ vpcId }: AccessPointRow): Pick<AccessPoint, 'NetworkOrigin' | 'VpcConfiguration'> {
  return vpcId === undefined ? { NetworkOrigin: 'Internet' } : { NetworkOrigin: 'VPC', VpcConfiguration: { VpcId: vpcId } };
}

export const listAccessPoints: ControlOperation<'ListAccessPoints'> = {
  authorize: (input, cx) => {
    accountOf(input.AccountId, cx);
    return [{ action: 's3:ListAccessPoints', resource: { arn: '*' }, context: requestKeys(cx.request, cx.now) }];
  },
  handle: (_permit, { Bucket, MaxResults, NextToken }, cx) => {
    const most = Math.min(MaxResults ?? 1000, 1000);
    const after = NextToken === undefined ? undefined : openToken(NextToken);
    const listed: AccessPoint[] = [];
    let last: string | undefined;
    for (const [key, row] of cx.state.scan(accessPoints, keyOf(cx.partition, cx.account, cx.region, ''), after)) {
      if (Bucket !== undefined && row.bucket !== Bucket) continue;
      if (listed.length === most) return { AccessPointList: listed, ...(last !== undefined && { NextToken: sealToken(last) }) };
      last = key;
      listed.push({
        Name: row.name,
        ...network(row),
        Bucket: row.bucket,
        AccessPointArn: accessPointArn(row),
        Alias: row.alias,
        BucketAccountId: row.bucketAccount,
      });
    }
    return { AccessPointList: listed };
  },
};

export const deleteAccessPoint: ControlOperation<'DeleteAccessPoint'> = {
  authorize: (input, cx) => controlDemand(cx, requireAccessPoint(input, cx), 's3:DeleteAccessPoint'),
  handle: (_permit, input, cx) => {
    const { key, row } = requireAccessPoint(input, cx);
    cx.state.delete(accessPoints, key);
    cx.state.delete(accessPointAliases, keyOf(cx.partition, row.alias));
    return undefined;
  },
};
