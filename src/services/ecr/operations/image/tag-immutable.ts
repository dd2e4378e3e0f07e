// Whether a tag that exists may be moved to another image.
import { matchesWildcard } from '../../lifecycle/matches-wildcard.ts';
import type { RepositoryRow } from '../../rows/repository-row.ts';

/** Amazon ECR User Guide, Preventing image tags from being overwritten: filters turn the setting around for the tags that match one. */
export function tagImmutable(
  { tagMutability, exclusionFilters }: Pick<RepositoryRow, 'tagMutability' | 'exclusionFilters'>,
  tag: string,
): boolean {
  const excluded = (): boolean => exclusionFilters.some(({ filter }) => matchesWildcard(filter, tag));
  switch (tagMutability) {
    case 'MUTABLE':
      return false;
    case 'IMMUTABLE':
      return true;
    case 'MUTABLE_WITH_EXCLUSION':
      return excluded();
    case 'IMMUTABLE_WITH_EXCLUSION':
      return !excluded();
  }
}
