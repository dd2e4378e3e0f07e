// Statements that allow roles to be passed, or service-linked roles to be created, with more roles or services than meant.
import { nameMatches } from '../../../../catalog/name-pattern.ts';
import type { DraftClause, DraftStatement, Leaf } from '../draft/draft.ts';
import { needsKey } from '../conditions/operator-kind.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { Validation } from '../validation.ts';
import { coversAnyRole } from './covers-any-role.ts';

interface Concern {
  /** `service:name` in lower case. */
  readonly action: string;
  readonly code: 'PASS_ROLE' | 'CREATE_SLR';
  /** The lower-case key that says for which service. */
  readonly key: string;
  readonly details: string;
}

const CONCERNS: readonly Concern[] = [
  {
    action: 'iam:passrole',
    code: 'PASS_ROLE',
    key: 'iam:passedtoservice',
    details:
      'Roles with more permissions than the caller has can be passed. Name the roles, and the services in a condition on iam:PassedToService.',
  },
  {
    action: 'iam:createservicelinkedrole',
    code: 'CREATE_SLR',
    key: 'iam:awsservicename',
    details: 'Service-linked roles of any service can be created. Name the roles, and the services in a condition on iam:AWSServiceName.',
  },
];

export function checkRoleActions(validation: Validation, statement: DraftStatement): void {
  if (statement.effect !== 'Allow') return;
  for (const concern of CONCERNS) checkConcern(validation, statement, concern);
}

function checkConcern({ tell }: Validation, { actions, resources, condition }: DraftStatement, concern: Concern): void {
  const [action] = actions;
  const [resource] = resources;
  if (action === undefined || resource === undefined) return;
  const covering = action.values.filter(({ text }) => covers(text, concern.action));
  if (action.negated ? covering.length > 0 || action.values.length === 0 : covering.length === 0) return;
  const explicit = covering.find(({ text }) => text.toLowerCase() === concern.action);
  const [first = action] = action.negated ? [] : explicit === undefined ? covering : [explicit];
  const how = action.negated ? 'notAction' : explicit === undefined ? 'wildcard' : 'explicit';
  if (resource.negated) {
    tell(`${concern.code}_WITH_${NOT_RESOURCE[how]}`, concern.details, first, resource);
    return;
  }
  const wide = resource.values.find((value: Leaf) => coversAnyRole(value.text, concern.code));
  if (wide === undefined) return;
  if (condition?.clauses.some((clause) => clause.name === concern.key && namesServices(clause)) === true) return;
  tell(`${concern.code}_WITH_${STAR[how]}`, concern.details, first, wide);
}

/** Not where the key may be absent, or the service be any that a pattern matches. */
function namesServices({ operator, values }: DraftClause): boolean {
  return needsKey(operator) && values.length > 0 && values.every(({ text }) => !hasWildcard(text));
}

const NOT_RESOURCE = {
  explicit: 'NOT_RESOURCE',
  wildcard: 'STAR_IN_ACTION_AND_NOT_RESOURCE',
  notAction: 'NOT_ACTION_AND_NOT_RESOURCE',
} as const;

const STAR = {
  explicit: 'STAR_IN_RESOURCE',
  wildcard: 'STAR_IN_ACTION_AND_RESOURCE',
  notAction: 'STAR_IN_RESOURCE_AND_NOT_ACTION',
} as const;

/** Nobody writes longer patterns in earnest. */
const LONGEST = 512;

function covers(pattern: string, action: string): boolean {
  return pattern === '*' || (pattern.length < LONGEST && pattern.includes(':') && nameMatches(pattern, action));
}
