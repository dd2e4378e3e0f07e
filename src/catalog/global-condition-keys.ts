// The condition keys that every service shares: their types, and which of them carry lists.
import type { ConditionKeyFacts, ConditionKeyType } from './facts.ts';

// IAM User Guide, "AWS global condition context keys". The generated data has only the three tag keys among these.
const SINGLE: readonly (readonly [type: ConditionKeyType, keys: readonly string[]])[] = [
  [
    'String',
    [
      'aws:CalledViaAWSMCP',
      'aws:CalledViaFirst',
      'aws:CalledViaLast',
      'aws:Ec2InstanceSourceVpc',
      'aws:FederatedProvider',
      'aws:PrincipalAccount',
      'aws:PrincipalOrgID',
      'aws:PrincipalServiceName',
      'aws:PrincipalTag/${TagKey}',
      'aws:PrincipalType',
      'aws:referer',
      'aws:RequestedRegion',
      'aws:RequestTag/${TagKey}',
      'aws:ResourceAccount',
      'aws:ResourceOrgID',
      'aws:ResourceTag/${TagKey}',
      'aws:SourceAccount',
      'aws:SourceIdentity',
      'aws:SourceOrgID',
      'aws:SourceOwner',
      'aws:SourceVpc',
      'aws:SourceVpce',
      'aws:UserAgent',
      'aws:userid',
      'aws:username',
      'aws:VpceAccount',
      'aws:VpceOrgID',
    ],
  ],
  ['ARN', ['aws:ChatbotSourceArn', 'aws:PrincipalArn', 'aws:SignInSessionArn', 'aws:SourceArn', 'aws:SourceVpcArn']],
  [
    'Bool',
    [
      'aws:AssumedRoot',
      'aws:IsMcpServiceAction',
      'aws:MultiFactorAuthPresent',
      'aws:PrincipalIsAWSService',
      'aws:SecureTransport',
      'aws:ViaAWSMCPService',
      'aws:ViaAWSService',
    ],
  ],
  ['Numeric', ['aws:MultiFactorAuthAge']],
  ['Date', ['aws:CurrentTime', 'aws:TokenIssueTime']],
  ['IPAddress', ['aws:Ec2InstanceSourcePrivateIPv4', 'aws:SourceIp', 'aws:VpcSourceIp']],
];

const MULTI: readonly string[] = [
  'aws:CalledVia',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceOrgPaths',
  'aws:SourceOrgPaths',
  'aws:TagKeys',
  'aws:VpceOrgPaths',
];

export const GLOBAL_CONDITION_KEYS: readonly ConditionKeyFacts[] = [
  ...SINGLE.flatMap(([type, keys]) => keys.map((key): ConditionKeyFacts => ({ key, type, multi: false }))),
  { key: 'aws:EpochTime', type: 'Date', alsoType: 'Numeric', multi: false },
  ...MULTI.map((key): ConditionKeyFacts => ({ key, type: 'String', multi: true })),
];
