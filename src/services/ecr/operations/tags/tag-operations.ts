// Tags of repositories.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { repositoryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { findRepository } from '../repository/find-repository.ts';
import { putRepository } from '../repository/put-repository.ts';
import { readTags, requestTagContext } from './request-tags.ts';
import { taggedRepository } from './tagged-repository.ts';

export const tagOperations: EcrGroup<'TagResource' | 'UntagResource' | 'ListTagsForResource'> = {
  TagResource: {
    authorize: ({ resourceArn, tags }, cx) => [demandOn('TagResource', cx, resourceArn, requestTagContext(tags))],
    handle: (_permit, { resourceArn, tags }, cx) => {
      const row = findRepository(cx, taggedRepository(resourceArn, cx));
      putRepository(cx.state, { ...row, tags: readTags(tags, row.tags) });
      return {};
    },
  },
  UntagResource: {
    authorize: ({ resourceArn, tagKeys }, cx) => [demandOn('UntagResource', cx, resourceArn, [['aws:tagkeys', tagKeys]])],
    handle: (_permit, { resourceArn, tagKeys }, cx) => {
      const row = findRepository(cx, taggedRepository(resourceArn, cx));
      const left = Object.entries(row.tags).filter(([key]) => !tagKeys.includes(key));
      putRepository(cx.state, { ...row, tags: Object.fromEntries(left) });
      return {};
    },
  },
  ListTagsForResource: {
    authorize: ({ resourceArn }, cx) => [demandOn('ListTagsForResource', cx, resourceArn)],
    handle: (_permit, { resourceArn }, cx) => {
      const { tags } = findRepository(cx, taggedRepository(resourceArn, cx));
      return { tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) };
    },
  },
};

function demandOn(action: string, cx: AuthorizeContext, resourceArn: string, context?: NonNullable<Demand['context']>): Demand {
  const { registryId, repositoryName } = taggedRepository(resourceArn, cx);
  return repositoryDemand(action, cx, registryId, repositoryName, context);
}
