// Whether tags can be moved, and which tags are excepted.
import type { ImageTagMutabilityExclusionFilter } from '../../../../cloud/model/generated/ecr.ts';
import { invalidParameter } from '../../errors.ts';
import type { ExclusionFilter, RepositoryRow, TagMutability } from '../../rows/repository-row.ts';

export interface MutabilityInput {
  readonly imageTagMutability?: string | undefined;
  readonly imageTagMutabilityExclusionFilters?: readonly ImageTagMutabilityExclusionFilter[] | undefined;
}

const MEMBER = 'imageTagMutabilityExclusionFilters';
/** Amazon ECR User Guide, Preventing image tags from being overwritten: five filters, two wildcards in each. */
const MOST_FILTERS = 5;
const MOST_WILDCARDS = 2;

/** Throws `InvalidParameterException` where the two do not go together. */
export function readMutability(input: MutabilityInput): Pick<RepositoryRow, 'tagMutability' | 'exclusionFilters'> {
  const tagMutability = (input.imageTagMutability ?? 'MUTABLE') as TagMutability;
  const filters = input.imageTagMutabilityExclusionFilters;
  const excludes = tagMutability.endsWith('_WITH_EXCLUSION');
  if (excludes && (filters === undefined || filters.length === 0))
    throw invalidParameter(MEMBER, `ImageTagMutabilityExclusionFilters can't be null when imageTagMutability is set as ${tagMutability}`);
  if (!excludes && filters !== undefined && filters.length > 0)
    throw invalidParameter(MEMBER, `ImageTagMutabilityExclusionFilters must be null when imageTagMutability is set as ${tagMutability}`);
  if ((filters?.length ?? 0) > MOST_FILTERS)
    throw invalidParameter(MEMBER, `Member must have length less than or equal to ${MOST_FILTERS}`);
  return { tagMutability, exclusionFilters: (filters ?? []).map(exclusionFilter) };
}

function exclusionFilter({ filter }: ImageTagMutabilityExclusionFilter): ExclusionFilter {
  if (filter.split('*').length - 1 > MOST_WILDCARDS)
    throw invalidParameter(MEMBER, `Filter must contain no more than ${MOST_WILDCARDS} wildcards (*)`);
  return { filterType: 'WILDCARD', filter };
}
