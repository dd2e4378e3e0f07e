// The categories of instance metadata below `/latest/`, of one instance.
import type { FailedInstanceCredentials, InstanceCredentials, InstanceView } from './instance-view.ts';
import { jsonPage, type MetadataPage, textPage } from './metadata-page.ts';

/** A page, or a folder: what stands in it, in the order in which it is listed. Undefined: nothing to show (404, and not listed). */
export type MetadataNode = MetadataPage | ReadonlyMap<string, MetadataNode>;

type Entries = readonly (readonly [name: string, node: MetadataNode | string | undefined])[];
type Credentials = InstanceCredentials | FailedInstanceCredentials | undefined;

/** Categories by name, as in the EC2 user guide, "Instance metadata categories". */
export function metadataTree(instance: InstanceView, credentials: Credentials): MetadataNode {
  return folder([
    ['dynamic', folder([['instance-identity', folder([['document', identityDocument(instance)]])]])],
    ['meta-data', metaData(instance, credentials)],
    ['user-data', userData(instance)],
  ]);
}

function metaData(instance: InstanceView, credentials: Credentials): MetadataNode {
  const groups = instance.securityGroups.map((group) => group.name).join('\n');
  const tagged = instance.metadataOptions.instanceMetadataTags === 'enabled';
  return folder([
    ['ami-id', instance.imageId],
    ['ami-launch-index', String(instance.launchIndex)],
    ['ami-manifest-path', '(unknown)'],
    ['hostname', instance.privateDnsName],
    ['iam', iam(instance, credentials)],
    ['instance-action', 'none'],
    ['instance-id', instance.instanceId],
    ['instance-life-cycle', 'on-demand'],
    ['instance-type', instance.instanceType],
    ['local-hostname', instance.privateDnsName],
    ['local-ipv4', instance.privateIp],
    ['mac', instance.mac],
    ['network', folder([['interfaces', folder([['macs', folder([[instance.mac, networkInterface(instance)]])]])]])],
    [
      'placement',
      folder([
        ['availability-zone', instance.availabilityZone],
        ['availability-zone-id', instance.availabilityZoneId],
        ['region', instance.region],
      ]),
    ],
    ['profile', 'default-hvm'],
    ['public-hostname', instance.publicDnsName],
    ['public-ipv4', instance.publicIp],
    ['reservation-id', instance.reservationId],
    ['security-groups', groups],
    [
      'services',
      folder([
        ['domain', instance.partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'],
        ['partition', instance.partition],
      ]),
    ],
    ['tags', tagged ? folder([['instance', folder(instance.tags.map(({ key, value }) => [key, value]))]]) : undefined],
  ]);
}

function networkInterface(instance: InstanceView): MetadataNode {
  return folder([
    ['device-number', '0'],
    ['interface-id', instance.networkInterfaceId],
    ['local-hostname', instance.privateDnsName],
    ['local-ipv4s', instance.privateIp],
    ['mac', instance.mac],
    ['owner-id', instance.accountId],
    ['public-hostname', instance.publicDnsName],
    ['public-ipv4s', instance.publicIp],
    ['security-group-ids', instance.securityGroups.map((group) => group.id).join('\n')],
    ['security-groups', instance.securityGroups.map((group) => group.name).join('\n')],
    ['subnet-id', instance.subnetId],
    ['subnet-ipv4-cidr-block', instance.subnetCidr],
    ['vpc-id', instance.vpcId],
    ['vpc-ipv4-cidr-block', instance.vpcCidr],
    ['vpc-ipv4-cidr-blocks', instance.vpcCidr],
  ]);
}

function iam(instance: InstanceView, credentials: Credentials): MetadataNode | undefined {
  const profile = instance.instanceProfile;
  if (profile === undefined) return undefined;
  const updated = isoSeconds(credentials?.lastUpdated ?? instance.launchTime);
  return folder([
    [
      'info',
      jsonPage([
        ['Code', 'Success'],
        ['LastUpdated', updated],
        ['InstanceProfileArn', profile.arn],
        ['InstanceProfileId', profile.id],
      ]),
    ],
    ['security-credentials', credentials === undefined ? undefined : folder([[credentials.roleName, credentialsPage(credentials)]])],
  ]);
}

function credentialsPage(credentials: InstanceCredentials | FailedInstanceCredentials): MetadataPage {
  const updated = isoSeconds(credentials.lastUpdated);
  if ('code' in credentials) {
    return jsonPage([
      ['Code', credentials.code],
      ['Message', credentials.message],
      ['LastUpdated', updated],
    ]);
  }
  return jsonPage([
    ['Code', 'Success'],
    ['LastUpdated', updated],
    ['Type', 'AWS-HMAC'],
    ['AccessKeyId', credentials.accessKeyId],
    ['SecretAccessKey', credentials.secretAccessKey],
    ['Token', credentials.sessionToken],
    ['Expiration', isoSeconds(credentials.expiration)],
  ]);
}

/** Not signed: the signature and the PKCS #7 form are not there. */
function identityDocument(instance: InstanceView): MetadataPage {
  return jsonPage([
    ['accountId', instance.accountId],
    ['architecture', instance.architecture],
    ['availabilityZone', instance.availabilityZone],
    ['billingProducts', null],
    ['devpayProductCodes', null],
    ['marketplaceProductCodes', null],
    ['imageId', instance.imageId],
    ['instanceId', instance.instanceId],
    ['instanceType', instance.instanceType],
    ['kernelId', null],
    ['pendingTime', isoSeconds(instance.launchTime)],
    ['privateIp', instance.privateIp],
    ['ramdiskId', null],
    ['region', instance.region],
    ['version', '2017-09-30'],
  ]);
}

function userData(instance: InstanceView): MetadataPage | undefined {
  if (instance.userData === undefined || instance.userData === '') return undefined;
  return { status: 200, type: 'application/octet-stream', body: Buffer.from(instance.userData, 'base64') };
}

function folder(entries: Entries): MetadataNode {
  const nodes = new Map<string, MetadataNode>();
  for (const [name, node] of entries) if (node !== undefined) nodes.set(name, typeof node === 'string' ? textPage(node) : node);
  return nodes;
}

function isoSeconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
