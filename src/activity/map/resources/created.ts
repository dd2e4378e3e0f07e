// What a call creates: resources whose ids AWS gives only after it has authorized the call.
import type { ActionFacts, ResourceTypeFacts } from '../../../catalog/facts.ts';
import { isAbout, variableKind } from './member-names.ts';
import { arnTemplate } from './arn-template.ts';

const CREATES =
  /^(?:Allocate|Authorize|Copy|Create|Export|Import|Provision|Purchase|Register|Request|Restore|Run|Start|Submit|Upload|Issue|Launch)/u;

/** Types that an action creates although its name names another. Source: EC2, supported resource-level permissions; example policies for RunInstances. */
const CREATES_TOO: ReadonlyMap<string, readonly string[]> = new Map([
  ['ec2:RunInstances', ['instance', 'network-interface', 'volume']],
  ['ec2:CreateImage', ['image', 'snapshot']],
  ['ec2:CreateSnapshots', ['snapshot']],
  ['ec2:RegisterImage', ['image']],
  ['ec2:AllocateAddress', ['elastic-ip']],
  ['ec2:AllocateHosts', ['dedicated-host']],
  ['ec2:CreateFlowLogs', ['vpc-flow-log']],
  ['ec2:CopySnapshot', ['snapshot']],
  ['ec2:CopyImage', ['image', 'snapshot']],
  ['ec2:RequestSpotInstances', ['spot-instances-request']],
  ['ec2:RequestSpotFleet', ['spot-fleet-request']],
  ['ec2:CreateDefaultVpc', ['vpc']],
  ['ec2:CreateDefaultSubnet', ['subnet']],
  ['ec2:CreateTransitGatewayVpcAttachment', ['transit-gateway-attachment']],
  ['ec2:CreateTransitGatewayPeeringAttachment', ['transit-gateway-attachment']],
  ['ec2:CreateVpcEndpointServiceConfiguration', ['vpc-endpoint-service']],
  ['ec2:CreateManagedPrefixList', ['prefix-list']],
  ['ec2:AuthorizeSecurityGroupIngress', ['security-group-rule']],
  ['ec2:AuthorizeSecurityGroupEgress', ['security-group-rule']],
  ['acm:RequestCertificate', ['certificate']],
  ['elasticmapreduce:RunJobFlow', ['cluster']],
  ['s3:CreateJob', ['job']],
  ['organizations:InviteAccountToOrganization', ['handshake']],
]);

/** Whether the action makes a resource of the type, so that it is authorized on `type/*` when its id is AWS's to give. */
export function creates(action: ActionFacts, type: ResourceTypeFacts): boolean {
  const too = CREATES_TOO.get(`${action.service}:${action.name}`);
  if (too?.includes(type.name) === true) return true;
  return makes(action) && isAbout(action.name, type);
}

/** Whether the action makes something, by its verb. */
export function makes({ name }: ActionFacts): boolean {
  return CREATES.test(name);
}

/** Whether what the action makes of the type is a copy, which has an id of its own: the one that the call names is where it comes from. */
export function copies(action: ActionFacts, type: ResourceTypeFacts): boolean {
  const last = type.arns.flatMap((text) => arnTemplate(text)?.variables ?? []).at(-1);
  return action.name.startsWith('Copy') && last !== undefined && variableKind(last) === 'id' && creates(action, type);
}
