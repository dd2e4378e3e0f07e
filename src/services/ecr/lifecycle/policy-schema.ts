// The form of a lifecycle policy. AWS checks it with a JSON schema, and answers in the words of the schema's validator.
import type { CountType } from './lifecycle-rule.ts';

export interface PolicyDocument {
  readonly rules: readonly RuleDocument[];
}

export interface RuleDocument {
  readonly rulePriority: number;
  readonly description?: string;
  readonly selection: SelectionDocument;
  readonly action: { readonly type: 'expire' | 'transition'; readonly targetStorageClass?: 'archive' };
}

export interface SelectionDocument {
  readonly tagStatus: 'tagged' | 'untagged' | 'any';
  readonly tagPrefixList?: readonly string[];
  readonly tagPatternList?: readonly string[];
  readonly storageClass?: 'standard' | 'archive';
  readonly countType: CountType;
  readonly countUnit?: 'days';
  readonly countNumber: number;
}

type Check = (value: unknown) => string | undefined;

/** Lifecycle policy: rules. Amazon ECR User Guide, Amazon ECR service quotas. */
const RULES = 50;

/** What is wrong with the form of a document, in the validator's words; undefined if it is a `PolicyDocument`. */
export function schemaProblem(document: unknown): string | undefined {
  return POLICY(document);
}

const SELECTION: Check = object(
  {
    tagStatus: oneOf('any', 'tagged', 'untagged'),
    tagPrefixList: list(text, 1),
    tagPatternList: list(text, 1),
    storageClass: oneOf('archive', 'standard'),
    countType: text,
    countUnit: oneOf('days'),
    countNumber: positive,
  },
  ['countNumber', 'countType', 'tagStatus'],
);

const ACTIONS: readonly Check[] = [
  object({ type: oneOf('expire') }, ['type']),
  object({ type: oneOf('transition'), targetStorageClass: oneOf('archive') }, ['targetStorageClass', 'type']),
];

const RULE: Check = object(
  {
    rulePriority: positive,
    description: text,
    selection: (value) => SELECTION(value) ?? countProblem(value as SelectionDocument),
    action: (value) => (ACTIONS.some((fits) => fits(value) === undefined) ? undefined : noneFits(ACTIONS.length)),
  },
  ['action', 'rulePriority', 'selection'],
);

const POLICY: Check = object({ rules: list(RULE, 1, RULES) }, ['rules']);

/** A unit goes with all counts but that of images, and only with them: one schema for each type of count. */
const COUNT_TYPES: ReadonlyMap<string, boolean> = new Map<CountType, boolean>([
  ['imageCountMoreThan', false],
  ['sinceImagePushed', true],
  ['sinceImagePulled', true],
  ['sinceImageTransitioned', true],
]);

function countProblem({ countType, countUnit }: SelectionDocument): string | undefined {
  return COUNT_TYPES.get(countType) === (countUnit !== undefined) ? undefined : noneFits(COUNT_TYPES.size);
}

function noneFits(schemas: number): string {
  return `instance failed to match exactly one schema (matched 0 out of ${schemas})`;
}

function object(members: Readonly<Record<string, Check>>, required: readonly string[]): Check {
  const known = new Map(Object.entries(members));
  return (value) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrongType(value, 'object');
    const given = new Map<string, unknown>(Object.entries(value));
    const missing = required.filter((name) => !given.has(name));
    if (missing.length > 0) return `object has missing required properties (${JSON.stringify(missing)})`;
    const unknown = [...given.keys()].filter((name) => !known.has(name)).sort();
    if (unknown.length > 0) return `object instance has properties which are not allowed by the schema: (${JSON.stringify(unknown)})`;
    for (const [name, member] of given) {
      const problem = known.get(name)?.(member);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

function list(item: Check, least: number, most: number = Number.POSITIVE_INFINITY): Check {
  return (value) => {
    if (!Array.isArray(value)) return wrongType(value, 'array');
    const { length } = value;
    if (length < least) return `array is too short: must have at least ${least} elements but instance has ${length} elements`;
    if (length > most) return `array is too long: must have at most ${most} elements but instance has ${length} elements`;
    for (const element of value as readonly unknown[]) {
      const problem = item(element);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };
}

function oneOf(...values: readonly string[]): Check {
  return (value) => {
    if (typeof value === 'string' && values.includes(value)) return undefined;
    return `instance value (${JSON.stringify(value)}) not found in enum (possible values: ${JSON.stringify(values)})`;
  };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' ? undefined : wrongType(value, 'string');
}

function positive(value: unknown): string | undefined {
  if (typeof value !== 'number' || !Number.isInteger(value)) return wrongType(value, 'integer');
  return value >= 1 ? undefined : `numeric instance is lower than the required minimum (minimum: 1, found: ${value})`;
}

function wrongType(value: unknown, allowed: string): string {
  return `instance type (${typeName(value)}) does not match any allowed primitive type (allowed: ["${allowed}"])`;
}

function typeName(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}
