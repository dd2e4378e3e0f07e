// Inputs and outputs as EC2 writes them into CloudTrail: lists as `{"items":[…]}`, names as in its XML, times in milliseconds.
// Source: Amazon EC2 API Reference, Log Amazon EC2 API calls using AWS CloudTrail, and published events of RunInstances.

/** Operations of the newer kind, whose parameters stand as sent in one member. */
const WRAPPED: ReadonlySet<string> = new Set([
  'AssociateIamInstanceProfile',
  'DescribeIamInstanceProfileAssociations',
  'DisassociateIamInstanceProfile',
  'DescribeLaunchTemplates',
  'DescribeSecurityGroupRules',
  'DescribeVpcEndpoints',
  'GetEbsEncryptionByDefault',
  'GetInstanceMetadataDefaults',
  'ModifyInstanceMetadataDefaults',
  'ModifyInstanceMetadataOptions',
  'ReplaceIamInstanceProfileAssociation',
]);

const REMOVED = '<sensitiveDataRemoved>';

/** Where the name in the XML is not that of the member. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ['Instances', 'instancesSet'],
  ['StartingInstances', 'instancesSet'],
  ['StoppingInstances', 'instancesSet'],
  ['TerminatingInstances', 'instancesSet'],
  ['Groups', 'groupSet'],
  ['SecurityGroups', 'groupSet'],
  ['SecurityGroupIds', 'groupSet'],
  ['Tags', 'tagSet'],
  ['TagSpecifications', 'tagSpecificationSet'],
  ['BlockDeviceMappings', 'blockDeviceMapping'],
  ['NetworkInterfaces', 'networkInterfaceSet'],
  ['PrivateIpAddresses', 'privateIpAddressesSet'],
  ['StateTransitionReason', 'reason'],
  ['PublicDnsName', 'dnsName'],
  ['PublicIpAddress', 'ipAddress'],
  ['Resources', 'resourcesSet'],
  ['Filters', 'filterSet'],
  ['ProductCodes', 'productCodes'],
  ['Values', 'valueSet'],
]);

/** How an item of a list of texts is named, by the list's member. */
const ITEMS: ReadonlyMap<string, string> = new Map([
  ['SecurityGroups', 'groupName'],
  ['SecurityGroupIds', 'groupId'],
  ['Groups', 'groupId'],
  ['Resources', 'resourceId'],
  ['Values', 'value'],
]);

export interface Ec2Trail {
  readonly requestParameters: (input: unknown) => unknown;
  readonly responseElements: (output: unknown) => unknown;
}

export function ec2Trail(operation: string): Ec2Trail {
  if (!WRAPPED.has(operation)) {
    return {
      requestParameters: (input) => (operation === 'RunInstances' ? runInstances(input as object) : members(input as object)),
      responseElements: (output) => (output === undefined ? { _return: true } : members(output as object)),
    };
  }
  return {
    requestParameters: (input) => ({ [`${operation}Request`]: asSent(input) }),
    responseElements: (output) => ({ [`${operation}Response`]: members((output ?? {}) as object) }),
  };
}

/** Image, counts and key stand in `instancesSet`, as they once could differ. */
function runInstances(input: object): unknown {
  const { ImageId, MinCount, MaxCount, KeyName, ...rest } = input as Readonly<Record<string, unknown>>;
  return { instancesSet: { items: [members({ ImageId, MinCount, MaxCount, KeyName })] }, ...members(rest) };
}

function members(object: object): Readonly<Record<string, unknown>> {
  const shown = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object))
    if (value !== undefined && value !== null) shown.set(shownName(name, value), shownValue(name, value));
  return Object.fromEntries(shown);
}

function shownName(name: string, value: unknown): string {
  const known = NAMES.get(name);
  if (known !== undefined) return known;
  if (name === 'State' && typeof value === 'object') return 'instanceState';
  if (Array.isArray(value)) return `${lowerFirst(name.replace(/(?:Id|Name)?s$/, ''))}${/(?:Id|Name)s$/.test(name) ? 'sSet' : 'Set'}`;
  return lowerFirst(name);
}

function shownValue(name: string, value: unknown): unknown {
  if (name === 'UserData') return REMOVED;
  if (value instanceof Date) return value.getTime();
  if (value instanceof Uint8Array) return REMOVED;
  if (name === 'TagSpecifications' && Array.isArray(value)) return { items: value.map(tagSpecification) };
  if (Array.isArray(value)) {
    const item = ITEMS.get(name) ?? lowerFirst(name.replace(/s$/, ''));
    return value.length === 0
      ? {}
      : { items: value.map((one: unknown) => (typeof one === 'object' && one !== null ? members(one) : { [item]: one })) };
  }
  return typeof value === 'object' && value !== null ? members(value) : value;
}

/** Its tags are a plain list. */
function tagSpecification({ ResourceType, Tags }: { readonly ResourceType?: string; readonly Tags?: readonly object[] }): unknown {
  return { resourceType: ResourceType, tags: (Tags ?? []).map(members) };
}

function asSent(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (value instanceof Uint8Array) return REMOVED;
  if (Array.isArray(value)) return value.map(asSent);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, one]) => (one === undefined ? [] : [[name, asSent(one)]])));
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
