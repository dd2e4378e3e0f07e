// Which particulars of a session each kind of caller can have.
import type { PrincipalForm } from './principal-form.ts';
import type { SessionQuery } from './request-query.ts';

const ISSUED = ['issuedAt', 'mfa'] as const;

const FIELDS: Readonly<Record<PrincipalForm['kind'], readonly (keyof SessionQuery)[]>> = {
  anonymous: [],
  service: [],
  provider: [],
  user: ISSUED,
  root: [...ISSUED, 'taskPolicyArn'],
  assumedRoot: [...ISSUED, 'taskPolicyArn'],
  role: [...ISSUED, 'name', 'policies', 'policyArns', 'tags', 'transitiveTagKeys', 'sourceIdentity', 'federatedProvider'],
  assumedRole: [...ISSUED, 'name', 'policies', 'policyArns', 'tags', 'transitiveTagKeys', 'sourceIdentity', 'federatedProvider'],
  federatedUser: [...ISSUED, 'policies', 'policyArns', 'tags', 'parent'],
};

/** Every field of the session part of a request. */
export const SESSION_FIELDS: readonly (keyof SessionQuery)[] = [
  'name',
  'policies',
  'policyArns',
  'tags',
  'transitiveTagKeys',
  'sourceIdentity',
  'issuedAt',
  'mfa',
  'federatedProvider',
  'parent',
  'taskPolicyArn',
];

/** The first field given that a session of this kind of caller cannot have. */
export function misplacedSessionField(kind: PrincipalForm['kind'], session: SessionQuery): keyof SessionQuery | undefined {
  return SESSION_FIELDS.find((field) => isGiven(session[field]) && !FIELDS[kind].includes(field));
}

/** Empty lists and maps say nothing. */
function isGiven(value: SessionQuery[keyof SessionQuery]): boolean {
  if (value === undefined) return false;
  if (Array.isArray(value)) return value.length > 0;
  return value instanceof Map ? value.size > 0 : true;
}
