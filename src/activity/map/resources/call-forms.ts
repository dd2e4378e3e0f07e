// Calls whose resources follow from several members at once.
import { parseArn } from '../../../model/arn.ts';
import type { EventMembers } from '../actions/event-facts.ts';
import type { Place } from './arn-template.ts';
import type { FoundArn } from './special-forms.ts';

interface CallForm {
  /** Top-level members that it reads, as events spell them. */
  readonly reads: readonly string[];
  readonly readsResponse: readonly string[];
  /** Undefined: the general rules hold. */
  readonly arns: (parameters: EventMembers, response: EventMembers, place: Place) => readonly FoundArn[] | undefined;
}

/** Creations of IAM, whose ARN has the path: by action, the kind in the ARN and the member with the name. */
const IAM_CREATES: readonly (readonly [action: string, kind: string, name: string])[] = [
  ['CreateGroup', 'group', 'groupName'],
  ['CreateInstanceProfile', 'instance-profile', 'instanceProfileName'],
  ['CreatePolicy', 'policy', 'policyName'],
  ['CreateRole', 'role', 'roleName'],
  ['CreateUser', 'user', 'userName'],
  ['CreateVirtualMFADevice', 'mfa', 'virtualMFADeviceName'],
  ['UploadServerCertificate', 'server-certificate', 'serverCertificateName'],
];

const LOAD_BALANCER_KINDS: ReadonlyMap<string, string> = new Map([
  ['application', 'app'],
  ['network', 'net'],
  ['gateway', 'gwy'],
]);

/** Access entries have their principal in their ARN (EKS: resource types defined by Amazon EKS). */
const ACCESS_ENTRY_ACTIONS = [
  'AssociateAccessPolicy',
  'CreateAccessEntry',
  'DeleteAccessEntry',
  'DescribeAccessEntry',
  'DisassociateAccessPolicy',
  'ListAssociatedAccessPolicies',
  'UpdateAccessEntry',
];

const FORMS: ReadonlyMap<string, CallForm> = new Map<string, CallForm>([
  ...IAM_CREATES.map(([action, kind, name]): [string, CallForm] => [
    `iam:${action}`,
    { reads: ['path', name], readsResponse: [], arns: (parameters, _response, place) => iamCreated(kind, name, parameters, place) },
  ]),
  ['iam:CreateServiceLinkedRole', { reads: ['aWSServiceName', 'AWSServiceName'], readsResponse: ['role'], arns: serviceLinkedRole }],
  [
    'iam:CreateSAMLProvider',
    { reads: ['name'], readsResponse: [], arns: (parameters, _response, place) => samlProvider(parameters, place) },
  ],
  [
    'iam:CreateOpenIDConnectProvider',
    { reads: ['url'], readsResponse: [], arns: (parameters, _response, place) => oidcProvider(parameters, place) },
  ],
  ['elasticloadbalancing:CreateLoadBalancer', { reads: ['name', 'type', 'loadBalancerName'], readsResponse: [], arns: loadBalancer }],
  [
    'elasticloadbalancing:CreateTargetGroup',
    { reads: ['name'], readsResponse: [], arns: (parameters, _response, place) => targetGroup(parameters, place) },
  ],
  ...ACCESS_ENTRY_ACTIONS.map((action): [string, CallForm] => [
    `eks:${action}`,
    { reads: ['clusterName', 'principalArn'], readsResponse: [], arns: accessEntry },
  ]),
]);

export function callForm(service: string, action: string): CallForm | undefined {
  return FORMS.get(`${service}:${action}`);
}

function iamCreated(kind: string, nameMember: string, parameters: EventMembers, place: Place): readonly FoundArn[] | undefined {
  const name = text(parameters, nameMember);
  if (name === '') return undefined;
  const path = text(parameters, 'path');
  const within = path.startsWith('/') && path.endsWith('/') ? path : '/';
  return [{ arn: `arn:${place.partition}:iam::${place.account}:${kind}${within}${name}` }];
}

/** The role's name is AWS's choice; its path is the service's name (IAM: service-linked role permissions). */
function serviceLinkedRole(parameters: EventMembers, response: EventMembers, place: Place): readonly FoundArn[] | undefined {
  const role = response.get('role');
  const made = typeof role === 'object' && role !== null ? new Map<string, unknown>(Object.entries(role)).get('arn') : undefined;
  if (typeof made === 'string' && made.includes(':role/aws-service-role/')) return [{ arn: made }];
  const service = text(parameters, 'aWSServiceName') || text(parameters, 'AWSServiceName');
  if (service === '') return undefined;
  return [{ arn: `arn:${place.partition}:iam::${place.account}:role/aws-service-role/${service}/*`, pattern: true }];
}

function samlProvider(parameters: EventMembers, place: Place): readonly FoundArn[] | undefined {
  const name = text(parameters, 'name');
  return name === '' ? undefined : [{ arn: `arn:${place.partition}:iam::${place.account}:saml-provider/${name}` }];
}

/** The provider's ARN has its URL without the scheme. */
function oidcProvider(parameters: EventMembers, place: Place): readonly FoundArn[] | undefined {
  const url = text(parameters, 'url').replace(/^https:\/\//u, '');
  return url === '' ? undefined : [{ arn: `arn:${place.partition}:iam::${place.account}:oidc-provider/${url}` }];
}

/** Load balancers of the newer kinds have their kind and an id in their ARN; classic ones are named by `loadBalancerName`. */
function loadBalancer(parameters: EventMembers, _response: EventMembers, place: Place): readonly FoundArn[] | undefined {
  const classic = text(parameters, 'loadBalancerName');
  const start = `arn:${place.partition}:elasticloadbalancing:${place.region}:${place.account}:loadbalancer`;
  if (classic !== '') return [{ arn: `${start}/${classic}` }];
  const name = text(parameters, 'name');
  const kind = LOAD_BALANCER_KINDS.get(text(parameters, 'type') || 'application');
  return name === '' || kind === undefined ? undefined : [{ arn: `${start}/${kind}/${name}/*`, pattern: true }];
}

function targetGroup(parameters: EventMembers, place: Place): readonly FoundArn[] | undefined {
  const name = text(parameters, 'name');
  if (name === '') return undefined;
  return [{ arn: `arn:${place.partition}:elasticloadbalancing:${place.region}:${place.account}:targetgroup/${name}/*`, pattern: true }];
}

function accessEntry(parameters: EventMembers, _response: EventMembers, place: Place): readonly FoundArn[] | undefined {
  const cluster = text(parameters, 'clusterName');
  const principal = parseArn(text(parameters, 'principalArn'));
  const [kind, ...path] = principal?.resource.split('/') ?? [];
  const name = path.at(-1);
  if (cluster === '' || principal === undefined || kind === undefined || name === undefined) return undefined;
  const start = `arn:${place.partition}:eks:${place.region}:${place.account}:access-entry/${cluster}`;
  return [{ arn: `${start}/${kind}/${principal.account}/${name}/*`, pattern: true }];
}

function text(members: EventMembers, name: string): string {
  const value = members.get(name);
  return typeof value === 'string' ? value : '';
}
