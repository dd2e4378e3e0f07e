// What EC2's operations are authorized on, with the condition keys of EC2.
// Source: Service Authorization Reference, Actions, resources, and condition keys for Amazon EC2.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Demand, DemandResource } from '../../cloud/demand.ts';
import type { ContextValue } from '../../model/request.ts';
import { RESOURCE_KINDS, type ResourceKindName } from './resource-ids.ts';
import type { InstanceRow, MetadataOptionsRow, TagRow } from './rows.ts';
import { tagsOf } from './tags.ts';

export type Context = readonly (readonly [key: string, value: ContextValue])[];
type Where = Pick<AuthorizeContext, 'partition' | 'region' | 'account'>;

export function demand(cx: Pick<AuthorizeContext, 'region'>, operation: string, resource: DemandResource, context: Context = []): Demand {
  return { action: `ec2:${operation}`, resource, context: [['ec2:region', cx.region], ...context] };
}

/** For operations without resource type. */
export function demandOnAll(cx: Pick<AuthorizeContext, 'region'>, operation: string, context: Context = []): Demand {
  return demand(cx, operation, { arn: '*' }, context);
}

/** `id` is `*` for what is yet to be made. Images and snapshots have no account in their ARN. */
export function ec2Arn({ partition, region, account }: Where, kind: ResourceKindName, id: string): string {
  const owner = kind === 'image' || kind === 'snapshot' ? '' : account;
  return `arn:${partition}:ec2:${region}:${owner}:${RESOURCE_KINDS[kind].type}/${id}`;
}

/** A resource of the caller's account, with its tags, whether it exists or not. */
export function resourceOf(cx: AuthorizeContext, kind: ResourceKindName, id: string): DemandResource {
  const tags = tagsOf(cx, id);
  return { arn: ec2Arn(cx, kind, id), ...(tags.length > 0 && { tags: tagRecord(tags) }) };
}

function tagRecord(tags: readonly TagRow[]): Readonly<Record<string, string>> {
  return Object.fromEntries(tags.map(({ key, value }) => [key, value]));
}

/** `aws:RequestTag/…` and `aws:TagKeys`; nothing when no tags are passed. */
export function requestTagContext(tags: readonly TagRow[]): Context {
  if (tags.length === 0) return [];
  return [
    ...tags.map(({ key, value }) => [`aws:requesttag/${key.toLowerCase()}`, value] as const),
    ['aws:tagkeys', tags.map(({ key }) => key)] as const,
  ];
}

/** What conditions may ask about an instance that exists. */
export function instanceContext(row: InstanceRow): Context {
  return [
    ['ec2:availabilityzone', row.zone],
    ['ec2:ebsoptimized', String(row.ebsOptimized)],
    ['ec2:instanceid', row.id],
    ['ec2:instancetype', row.type],
    ['ec2:rootdevicetype', 'ebs'],
    ['ec2:tenancy', row.tenancy],
    ['ec2:cpucorecount', String(row.cores)],
    ['ec2:cputhreadspercore', String(row.threadsPerCore)],
    ...metadataContext(row.metadata),
    ...(row.profile === undefined ? [] : [['ec2:instanceprofile', row.profile.arn] as const]),
  ];
}

export function metadataContext({ httpTokens, httpEndpoint, hopLimit, tags }: MetadataOptionsRow): Context {
  return [
    ['ec2:metadatahttptokens', httpTokens],
    ['ec2:metadatahttpendpoint', httpEndpoint],
    ['ec2:metadatahttpputresponsehoplimit', String(hopLimit)],
    ['ec2:instancemetadatatags', tags],
  ];
}
