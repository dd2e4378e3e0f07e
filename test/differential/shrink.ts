// Makes a disagreement as small as it gets: takes parts of the case away for as long as the evaluators still disagree.
import type { Case, Json, JsonObject } from './case-json.ts';
import { caseFromJson, caseToJson } from './case-json.ts';

/** Members that a case cannot do without, or that mean something else when they are gone. */
const REQUIRED: ReadonlySet<string> = new Set([
  ...['request', 'policies', 'principal', 'action', 'resource', 'context', 'arn', 'account', 'partition', 'role', 'sessionName', 'name'],
  ...[
    'parent',
    'taskPolicyArn',
    'provider',
    'caller',
    'kind',
    'id',
    'managementAccount',
    'path',
    'identity',
    'description',
    'document',
    'type',
  ],
  ...[
    'Effect',
    'Statement',
    'Action',
    'NotAction',
    'Resource',
    'NotResource',
    'Principal',
    'NotPrincipal',
    'granteePrincipal',
    'operations',
    'grantee',
    'group',
    'permission',
    'ownership',
  ],
  ...['publicAccessBlock', 'blockPublicAcls', 'ignorePublicAcls', 'blockPublicPolicy', 'restrictPublicBuckets', 'accounts', 'public'],
]);
/** Plain values to try in place of what stands there. */
const PLAIN: Readonly<Record<string, readonly Json[]>> = {
  Version: ['2012-10-17'],
  Action: ['*'],
  Resource: ['*'],
  Principal: ['*'],
  ignorePublicAcls: [false],
  blockPublicAcls: [false],
  blockPublicPolicy: [false],
  restrictPublicBuckets: [false],
  public: [false],
};

/** One smaller variant: sets the value at the end of a path, or removes it. */
interface Step {
  readonly parent: JsonObject | Json[];
  readonly key: string | number;
  /** Absent: the member or element goes. */
  readonly value?: Json;
}

/**
 * The smallest case found by taking one thing away after the other. `disagrees` may throw for a case that is not one:
 * that counts as no. Ends, as every step makes the case smaller.
 */
export function shrink(found: Case, disagrees: (smaller: Case) => boolean): Case {
  const json = caseToJson(found);
  const still = (): boolean => {
    try {
      return disagrees(caseFromJson(json));
    } catch {
      return false;
    }
  };
  for (let again = true; again; ) {
    again = false;
    for (const step of steps(json)) {
      if (!attempt(step, still)) continue;
      again = true;
      break;
    }
  }
  return caseFromJson(json);
}

/** Takes the step, and takes it back if the disagreement went with it. */
function attempt({ parent, key, value }: Step, still: () => boolean): boolean {
  if (Array.isArray(parent)) {
    const index = Number(key);
    const before = parent[index] as Json;
    if (value === undefined) parent.splice(index, 1);
    else parent[index] = value;
    if (still()) return true;
    if (value === undefined) parent.splice(index, 0, before);
    else parent[index] = before;
    return false;
  }
  const members = Object.entries(parent);
  const before = parent[key] as Json;
  if (value === undefined) delete parent[key];
  else parent[key] = value;
  if (still()) return true;
  if (value !== undefined) parent[key] = before;
  else restore(parent, members);
  return false;
}

/** Puts the members back in their old order. */
function restore(parent: JsonObject, members: readonly (readonly [string, Json])[]): void {
  for (const key of Object.keys(parent)) delete parent[key];
  for (const [key, value] of members) parent[key] = value;
}

/** Every step from here, the big ones first: a whole layer goes before a letter of it is looked at. */
function* steps(root: JsonObject): Generator<Step> {
  const queue: (JsonObject | Json[])[] = [root];
  for (let parent = queue.shift(); parent !== undefined; parent = queue.shift()) {
    const entries: [string | number, Json][] = Array.isArray(parent) ? [...parent.entries()] : Object.entries(parent);
    for (const [key, value] of entries) {
      if (typeof key === 'number' || !REQUIRED.has(key)) yield { parent, key };
      if (Array.isArray(value) && value.length === 1 && isElementList(key)) yield { parent, key, value: value[0] as Json };
      for (const plain of PLAIN[key] ?? []) {
        if (JSON.stringify(value) !== JSON.stringify(plain)) yield { parent, key, value: plain };
      }
      if (typeof value === 'object' && value !== null) queue.push(value);
    }
  }
}

/** Lists that may as well be their only element. */
function isElementList(key: string | number): boolean {
  return typeof key === 'string' && /^[A-Z]|:/.test(key) && key !== 'Statement';
}
