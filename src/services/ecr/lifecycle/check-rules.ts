// What the rules of a lifecycle policy must keep to beyond their form. Amazon ECR User Guide, Lifecycle policy properties.
import type { CountType } from './lifecycle-rule.ts';
import type { RuleDocument, SelectionDocument } from './policy-schema.ts';

/** `*` in one pattern. */
const WILDCARDS = 4;
/** Days that an image is in the archive before it may be deleted. User Guide, Archiving an image. */
const ARCHIVED_DAYS = 90;

/** What is wrong, or undefined. Where AWS's own sentence is on record, it is used: those on tags, on untagged images and on `any`. */
export function checkRules(rules: readonly RuleDocument[]): string | undefined {
  for (const rule of rules) {
    const problem = tagProblem(rule.selection) ?? classProblem(rule);
    if (problem !== undefined) return problem;
  }
  if (new Set(rules.map(({ rulePriority }) => rulePriority)).size < rules.length) return 'Rule priorities must be unique';
  for (const storageClass of ['standard', 'archive']) {
    const problem = togetherProblem(rules.filter(({ selection }) => (selection.storageClass ?? 'standard') === storageClass));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function tagProblem({ tagStatus, tagPrefixList, tagPatternList }: SelectionDocument): string | undefined {
  const listed = tagPrefixList !== undefined || tagPatternList !== undefined;
  if (tagStatus === 'tagged' && !listed) return 'Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED.';
  if (tagStatus !== 'tagged' && listed) return 'tagPrefixList and tagPatternList may only be specified when tagStatus=TAGGED.';
  if (tagPrefixList !== undefined && tagPatternList !== undefined) return 'Must specify either tagPrefixList or tagPatternList, not both.';
  if (tagPatternList?.some((pattern) => pattern.split('*').length - 1 > WILDCARDS) === true) {
    return `A pattern in tagPatternList may contain at most ${WILDCARDS} wildcards (*).`;
  }
  return undefined;
}

const ARCHIVE_ONLY: ReadonlySet<CountType> = new Set(['sinceImageTransitioned']);

function classProblem({ selection, action }: RuleDocument): string | undefined {
  const { countType, countNumber, storageClass = 'standard' } = selection;
  const wanted = ARCHIVE_ONLY.has(countType) ? 'archive' : 'standard';
  if (storageClass !== wanted) return `storageClass must be ${wanted} when countType=${countType}`;
  if (countType === 'sinceImagePulled' && action.type !== 'transition')
    return 'countType=sinceImagePulled only supports the action type transition';
  if (countType !== 'sinceImageTransitioned') return undefined;
  if (action.type !== 'expire') return 'countType=sinceImageTransitioned only supports the action type expire';
  return countNumber < ARCHIVED_DAYS ? `countNumber must be at least ${ARCHIVED_DAYS} when countType=sinceImageTransitioned` : undefined;
}

/** Of the rules of one storage class. */
function togetherProblem(rules: readonly RuleDocument[]): string | undefined {
  const untagged = rules.filter(({ selection }) => selection.tagStatus === 'untagged');
  if (untagged.length > 1) return 'Only one rule can select Untagged images per storage class';
  const any = rules.filter(({ selection }) => selection.tagStatus === 'any');
  const last = Math.max(...rules.map(({ rulePriority }) => rulePriority));
  if (any.some(({ rulePriority }) => rulePriority < last)) return 'Rule for tagStatus=ANY must have the lowest priority per storage class';
  const lists = rules.flatMap(({ selection }) => listKey(selection) ?? []);
  return new Set(lists).size < lists.length ? 'The tags that rules select must be unique per storage class' : undefined;
}

function listKey({ tagPrefixList, tagPatternList }: SelectionDocument): string | undefined {
  const list = tagPrefixList ?? tagPatternList;
  return list && JSON.stringify([tagPrefixList === undefined ? 'pattern' : 'prefix', ...list.toSorted()]);
}
