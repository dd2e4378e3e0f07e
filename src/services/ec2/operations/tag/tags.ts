// CreateTags, DeleteTags, DescribeTags.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import type { Tag } from '../../../../cloud/model/generated/ec2.ts';
import { demand, instanceContext, requestTagContext, resourceOf } from '../../demands.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { ec2Error } from '../../errors.ts';
import { allInstances, findInstance } from '../../instance/find-instances.ts';
import { isUnlisted } from '../../instance/images.ts';
import { filterRows } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { defaultNetwork } from '../../network/default-network.ts';
import { idNotFound, kindOfId, type ResourceKindName } from '../../resource-ids.ts';
import { rowKey, rowsOf, TAGS, VOLUMES } from '../../rows.ts';
import { addTags, checkedTags, putTags, tagsOf } from '../../tags.ts';

export const createTags: Ec2Operation<'CreateTags'> = {
  authorize: ({ Resources, Tags }, cx) => {
    const context = requestTagContext(checkedTags(Tags));
    return Resources.map((id) => onResource(cx, 'CreateTags', id, context));
  },
  handle: (_permit, { Resources, Tags }, cx) => {
    for (const id of Resources) addTags(cx, existing(cx, id), id, checkedTags(Tags));
    return undefined;
  },
};

export const deleteTags: Ec2Operation<'DeleteTags'> = {
  authorize: ({ Resources, Tags }, cx) => {
    const keys = (Tags ?? []).map(({ Key }) => Key ?? '');
    return Resources.map((id) => onResource(cx, 'DeleteTags', id, keys.length === 0 ? [] : [['aws:tagkeys', keys]]));
  },
  handle: (_permit, { Resources, Tags }, cx) => {
    for (const id of Resources) {
      const kind = existing(cx, id);
      // Without any tag, all go.
      const gone = Tags === undefined || Tags.length === 0 ? undefined : Tags;
      const kept = tagsOf(cx, id).filter(({ key, value }) => gone !== undefined && !gone.some((tag) => isMeant(tag, key, value)));
      putTags(cx, kind, id, kept);
    }
    return undefined;
  },
};

export const describeTags: Ec2Operation<'DescribeTags'> = onAll('DescribeTags', (input, cx) => {
  const all = rowsOf(TAGS, cx).flatMap(({ resourceId, resourceType, tags }) => tags.map((tag) => ({ ...tag, resourceId, resourceType })));
  const found = filterRows(
    all,
    input.Filters,
    {
      key: (row) => row.key,
      value: (row) => row.value,
      'resource-id': (row) => row.resourceId,
      'resource-type': (row) => row.resourceType,
    },
    (row) => [row],
  );
  const placed = found.toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1));
  const { items, next } = pageOf(placed, input, placeOf);
  return {
    Tags: items.map(({ key, value, resourceId, resourceType }) => ({
      Key: key,
      Value: value,
      ResourceId: resourceId,
      ResourceType: resourceType,
    })),
    ...next,
  };
});

function placeOf({ resourceId, key }: { readonly resourceId: string; readonly key: string }): string {
  return `${resourceId} ${key}`;
}

/** A tag without value means the key whatever its value. */
function isMeant({ Key, Value }: Tag, key: string, value: string): boolean {
  return Key === key && (Value === undefined || Value === value);
}

function onResource(cx: AuthorizeContext, operation: string, id: string, context: Demand['context'] = []): Demand {
  const kind = kindOfId(id);
  if (kind === undefined) throw ec2Error('InvalidID', `The ID '${id}' is not valid`);
  const row = kind === 'instance' ? findInstance(cx, id) : undefined;
  return demand(cx, operation, resourceOf(cx, kind, id), [...context, ...(row === undefined ? [] : instanceContext(row))]);
}

/** What kind of resource it is. Throws `….NotFound`. */
function existing(cx: AuthorizeContext, id: string): ResourceKindName {
  const kind = kindOfId(id);
  if (kind === undefined) throw ec2Error('InvalidID', `The ID '${id}' is not valid`);
  if (!exists(cx, kind, id)) throw idNotFound(kind, [id]);
  return kind;
}

function exists(cx: AuthorizeContext, kind: ResourceKindName, id: string): boolean {
  if (kind === 'instance') return findInstance(cx, id) !== undefined;
  if (kind === 'volume') return cx.state.get(VOLUMES, rowKey(cx, id)) !== undefined;
  if (kind === 'networkInterface') return allInstances(cx).some((row) => row.interface.id === id);
  if (kind === 'image') return !isUnlisted(cx.region, id);
  const network = defaultNetwork(cx.account, cx.region);
  const { vpcId, routeTableId, networkAclId, internetGatewayId, groupId, ingressRuleId, egressRuleId, subnets } = network;
  return [
    vpcId,
    routeTableId,
    networkAclId,
    internetGatewayId,
    groupId,
    ingressRuleId,
    egressRuleId,
    ...subnets.map((subnet) => subnet.id),
  ].includes(id);
}
