// Access points as S3 Control finds them: by name in the account and region of the request, or by ARN.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { parseArn } from '../../../../model/arn.ts';
import { noSuchAccessPoint } from '../../errors.ts';
import { type AccessPointRow, accessPoints } from '../../state.ts';
import { accessPointArn, type Keys } from '../target/demands-on.ts';
import { requestKeys } from '../target/request-keys.ts';
import { accessPointKey } from '../target/target.ts';
import { accountOf } from './account.ts';

export interface AccessPointInput {
  readonly Name: string;
  readonly AccountId?: string | undefined;
}

export interface FoundAccessPoint {
  readonly key: string;
  readonly row: AccessPointRow | undefined;
  readonly arn: string;
}

export function findAccessPoint({ Name, AccountId }: AccessPointInput, cx: AuthorizeContext): FoundAccessPoint {
  const account = accountOf(AccountId, cx);
  if (Name.includes('\0')) throw noSuchAccessPoint(Name);
  const parsed = Name.startsWith('arn:') ? parseArn(Name) : undefined;
  const name = parsed === undefined ? Name : parsed.resource.replace(/^accesspoint[/:]/, '');
  const place = { partition: cx.partition, region: cx.region, account, name };
  const key = accessPointKey(cx.partition, account, cx.region, name);
  return { key, row: cx.state.get(accessPoints, key), arn: accessPointArn(place) };
}

/** Errors: NoSuchAccessPoint. */
export function requireAccessPoint(input: AccessPointInput, cx: AuthorizeContext): FoundAccessPoint & { readonly row: AccessPointRow } {
  const found = findAccessPoint(input, cx);
  if (found.row === undefined) throw noSuchAccessPoint(input.Name);
  return { ...found, row: found.row };
}

/** Its own policy has a say in what is done with it. */
export function controlDemand(cx: AuthorizeContext, { row, arn }: FoundAccessPoint, action: string, more: Keys = []): readonly Demand[] {
  const context: Keys = [
    ...requestKeys(cx.request, cx.now),
    ...(row === undefined
      ? []
      : ([
          ['s3:dataaccesspointarn', arn],
          ['s3:dataaccesspointaccount', row.account],
        ] as const)),
    ...(row === undefined ? [] : ([['s3:accesspointnetworkorigin', row.vpcId === undefined ? 'Internet' : 'VPC']] as const)),
    ...more,
  ];
  const policy = row?.policy;
  return [
    {
      action,
      resource: {
        arn,
        owner: cx.account,
        ...(row?.tags !== undefined && { tags: row.tags }),
        ...(policy !== undefined && {
          policy: {
            policy,
            description: { type: 'resource', name: `access point policy of ${row?.name}`, account: cx.account, attachedTo: arn },
          },
        }),
      },
      context,
    },
  ];
}
