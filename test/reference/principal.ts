// Who is meant by Principal and NotPrincipal, and how directly (docs/semantics/decision.md: grades).
import type { Grade } from '../../src/model/decision.ts';
import type { RoleSession } from '../../src/model/principal.ts';
import { lastElement, splitArn } from './pattern.ts';
import type { Question } from './question.ts';
import { entriesOf, listOf, type RawStatement } from './statement.ts';

const MOST_DIRECT_FIRST: readonly Grade[] = ['any', 'direct', 'roleOfSession', 'userOfFederatedSession', 'account'];

type Entry = readonly [type: string, value: string];

/** How the statement's Principal or NotPrincipal names the caller; undefined if not at all, or if it has neither. */
export function principalHit(statement: RawStatement, question: Question): Grade | undefined {
  if (statement.Principal !== undefined) {
    const grades = entries(statement.Principal).map((entry) => gradeOf(entry, question));
    return MOST_DIRECT_FIRST.find((grade) => grades.includes(grade));
  }
  if (statement.NotPrincipal === undefined) return undefined;
  return isSpared(entries(statement.NotPrincipal), statement.Effect, question) ? undefined : 'any';
}

function entries(element: unknown): readonly Entry[] {
  if (element === '*') return [['AWS', '*']];
  return entriesOf(element).flatMap(([type, values]) => listOf(values).map((value): Entry => [type, value]));
}

function gradeOf([type, value]: Entry, question: Question): Grade | undefined {
  const { principal } = question.request;
  switch (type) {
    case 'AWS':
      return value === '*' ? 'any' : gradeOfAws(value, question);
    case 'Service':
      return principal.kind === 'service' && value === principal.name ? 'direct' : undefined;
    case 'Federated':
      return principal.kind === 'federatedCaller' && value === principal.provider ? 'direct' : undefined;
    case 'CanonicalUser':
      return value === question.callerAccount?.id ? gradeOfAws(value, question) : undefined;
    default:
      return undefined;
  }
}

/** What an ARN, an account's number or a unique id means for the caller. */
export function gradeOfAws(value: string, question: Question): Grade | undefined {
  const { caller, request, rules } = question;
  if (namesAccount(value, question)) return caller.isRoot || !rules.accountOnlyDelegates ? 'direct' : 'account';
  if (value === caller.ownArn) return 'direct';
  switch (request.principal.kind) {
    case 'user':
      return value === request.principal.id ? 'direct' : undefined;
    case 'roleSession':
      return !namesRole(value, request.principal) ? undefined : rules.roleArnIsNotDirect ? 'roleOfSession' : 'direct';
    case 'federatedUser':
      return value === request.principal.parent ? 'userOfFederatedSession' : undefined;
    default:
      return undefined;
  }
}

/** The account's number, or its root ARN. */
function namesAccount(value: string, { caller, callerAccount }: Question): boolean {
  const id = callerAccount?.id;
  return id !== undefined && (value === id || value === `arn:${caller.partition}:iam::${id}:root`);
}

/** The role's unique id, or an ARN with its account and name; the path does not count: the session's own ARN has none. */
function namesRole(value: string, session: RoleSession): boolean {
  if (value === session.roleId) return true;
  const parts = splitArn(value);
  const own = splitArn(session.role);
  if (parts === undefined || own === undefined || !parts[5]?.startsWith('role/')) return false;
  return parts.slice(0, 5).join(':') === own.slice(0, 5).join(':') && lastElement(value) === lastElement(session.role);
}

/** NotPrincipal passes over those of whom every ancestor identity is listed (IAM User Guide: NotPrincipal with Deny). */
function isSpared(listed: readonly Entry[], effect: unknown, question: Question): boolean {
  const { caller, policies, rules } = question;
  const { principal } = question.request;
  const canHaveBoundary = principal.kind === 'user' || principal.kind === 'roleSession';
  if (effect === 'Deny' && canHaveBoundary && policies.boundary !== undefined) return false;
  const grades = listed.map((entry) => gradeOf(entry, question));
  if (grades.includes('any')) return true;
  const aws = listed.filter(([type]) => type === 'AWS').map(([, value]) => value);
  const account = listed.some(([type, value]) => (type === 'AWS' || type === 'CanonicalUser') && namesAccount(value, question));
  const itself = aws.some((value) => value === caller.ownArn || (principal.kind === 'user' && value === principal.id));
  switch (principal.kind) {
    case 'anonymous':
      return false;
    case 'root':
    case 'assumedRoot':
      return account;
    case 'user':
      return account && itself;
    case 'roleSession':
      return aws.some((value) => namesRole(value, principal)) && ((account && itself) || !rules.everyAncestorIsSpared);
    case 'federatedUser':
      return account && itself && (isRootArn(principal.parent) || aws.includes(principal.parent));
    case 'service':
    case 'federatedCaller':
      return grades.includes('direct');
  }
}

export function isRootArn(arn: string): boolean {
  return splitArn(arn)?.[5] === 'root';
}
