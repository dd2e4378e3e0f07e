// Tags of accounts, roots, units and policies.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { keyOf } from '../../../cloud/state/table.ts';
import { deleteBelow, putBelow } from '../change.ts';
import { checkPattern, withTags } from '../check-input.ts';
import { demandsFor, requestTagKeys } from '../demands.ts';
import { notFound } from '../errors.ts';
import { ownOrganization } from '../membership.ts';
import { TAGS } from '../rows.ts';
import { isInTree, type Snapshot } from '../snapshot.ts';
import { policyTypeOf } from './policies.ts';

type Names = 'TagResource' | 'UntagResource' | 'ListTagsForResource';

export const tagOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  TagResource: {
    authorize: ({ ResourceId, Tags }, cx) =>
      demandsFor(cx, 'TagResource', { on: [ResourceId], context: [...policyTypeOf(cx, ResourceId), ...requestTagKeys(Tags)] }),
    handle: (_permit, { ResourceId, Tags }, cx) => {
      const { row } = taggable(cx, ResourceId);
      const present = cx.state.get(TAGS, keyOf(row.id, ResourceId)) ?? {};
      putBelow(cx.state, row.id, TAGS, [ResourceId], withTags(present, Tags));
      return undefined;
    },
  },
  UntagResource: {
    authorize: ({ ResourceId, TagKeys }, cx) =>
      demandsFor(cx, 'UntagResource', { on: [ResourceId], context: [...policyTypeOf(cx, ResourceId), ['aws:tagkeys', TagKeys]] }),
    handle: (_permit, { ResourceId, TagKeys }, cx) => {
      const { row } = taggable(cx, ResourceId);
      const present = Object.entries(cx.state.get(TAGS, keyOf(row.id, ResourceId)) ?? {});
      const left = present.filter(([key]) => !TagKeys.includes(key));
      if (left.length === 0) deleteBelow(cx.state, row.id, TAGS, ResourceId);
      else putBelow(cx.state, row.id, TAGS, [ResourceId], Object.fromEntries(left));
      return undefined;
    },
  },
  ListTagsForResource: {
    authorize: ({ ResourceId }, cx) => demandsFor(cx, 'ListTagsForResource', { on: [ResourceId], context: policyTypeOf(cx, ResourceId) }),
    handle: (_permit, { ResourceId }, cx) => {
      const { row } = taggable(cx, ResourceId);
      const tags = Object.entries(cx.state.get(TAGS, keyOf(row.id, ResourceId)) ?? {});
      return { Tags: tags.map(([Key, Value]) => ({ Key, Value })) };
    },
  },
};

function taggable(cx: AuthorizeContext, id: string): Snapshot {
  const snapshot = ownOrganization(cx);
  checkPattern(id, 'resource');
  if (!isInTree(snapshot, id) && !snapshot.policies.has(id) && snapshot.row.resourcePolicy?.id !== id) throw notFound('Target');
  return snapshot;
}
