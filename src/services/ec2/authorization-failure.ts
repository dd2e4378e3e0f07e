// The error of a denied call, with the message that DecodeAuthorizationMessage opens.
// Source: AWS STS API Reference, DecodeAuthorizationMessage; Amazon EC2 API Reference, Error codes, UnauthorizedOperation.
import type { CallContext } from '../../cloud/call-context.ts';
import type { Denied } from '../../cloud/service.ts';
import { ServiceError } from '../../cloud/service-error.ts';
import { parseArn } from '../../model/arn.ts';
import type { StatementReference } from '../../model/decision.ts';
import type { ContextValue } from '../../model/request.ts';

const OPENING = 'You are not authorized to perform this operation. ';

/** Also for what another service has the say of: `iam:PassRole`. Describe operations carry no message. */
export function unauthorizedOperation(error: ServiceError, denied: Denied, seal: CallContext['seal']): ServiceError {
  const { action } = denied.demand;
  const own = action.startsWith('ec2:');
  if (own && error.code !== 'UnauthorizedOperation') return error;
  const sentence = own ? error.message : OPENING + error.message;
  const encoded = action.startsWith('ec2:Describe')
    ? ''
    : `. Encoded authorization failure message: ${seal.close(JSON.stringify(decoded(denied)))}`;
  return new ServiceError('UnauthorizedOperation', 403, sentence + encoded, error.details);
}

function decoded({ demand, decision, caller }: Denied): object {
  const { action, resource } = demand;
  const [id] = caller.userId.split(':');
  const name = caller.principal.kind === 'user' ? { name: lastOf(caller.arn) } : {};
  return {
    allowed: false,
    explicitDeny: decision.kind === 'explicitDeny',
    matchedStatements: { items: decision.determining.map((statement) => matched(statement, caller.userId)) },
    failures: { items: [] },
    context: {
      principal: { id: caller.principal.kind === 'user' ? id : caller.userId, ...name, arn: caller.arn },
      action,
      resource: resource.arn,
      conditions: { items: [...resourceFacts(resource.arn, caller.account), ...(demand.context ?? [])].map(condition) },
    },
  };
}

/** What EC2 tells of a resource beside its ARN. */
function resourceFacts(arn: string, account: string | undefined): readonly (readonly [string, ContextValue])[] {
  const parts = parseArn(arn);
  if (parts === undefined) return account === undefined ? [] : [['aws:Account', account]];
  const [type = ''] = parts.resource.split('/');
  return [
    ...(parts.region === '' ? [] : [['aws:Region', parts.region] as const]),
    ['aws:Service', parts.service],
    ['aws:Resource', parts.resource],
    ['aws:Type', type],
    ...(parts.account === '' ? [] : [['aws:Account', parts.account] as const]),
    ['aws:ARN', arn],
  ];
}

function condition([key, value]: readonly [string, ContextValue]): object {
  const values = typeof value === 'string' ? [value] : value;
  return { key: SPELLING.get(key) ?? key, values: items(values) };
}

/** Keys as EC2 spells them. */
const SPELLING: ReadonlyMap<string, string> = new Map(
  [
    'AssociatePublicIpAddress',
    'AvailabilityZone',
    'CreateAction',
    'EbsOptimized',
    'Encrypted',
    'InstanceID',
    'InstanceMarketType',
    'InstanceProfile',
    'InstanceType',
    'IsLaunchTemplateResource',
    'MetadataHttpEndpoint',
    'MetadataHttpPutResponseHopLimit',
    'MetadataHttpTokens',
    'NewInstanceProfile',
    'Owner',
    'Region',
    'RootDeviceType',
    'SubnetID',
    'Subnet',
    'Tenancy',
    'VolumeIops',
    'VolumeSize',
    'VolumeType',
    'Vpc',
  ].map((name) => [`ec2:${name.toLowerCase()}`, `ec2:${name}`] as const),
);

function matched({ sid, effect }: StatementReference, principal: string): object {
  return {
    statementId: sid ?? '',
    effect: effect === 'Deny' ? 'DENY' : 'ALLOW',
    principals: items([principal]),
    principalGroups: { items: [] },
    actions: { items: [] },
    resources: { items: [] },
    conditions: { items: [] },
  };
}

function items(values: readonly string[]): object {
  return { items: values.map((value) => ({ value })) };
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
