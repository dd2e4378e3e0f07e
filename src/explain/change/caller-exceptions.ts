// A Deny statement with its caller excepted.
import { callerOf } from '../../evaluate/caller.ts';
import type { AuthorizationRequest } from '../../model/request.ts';
import { subjectKey } from './caller-principal.ts';
import { type ConditionJson, type StatementJson, valuesOf } from './statement-json.ts';

/** Taken off the list of those whom it names, or by a condition. Nothing where it is about this caller alone: that would undo it. */
export function* callerExceptions(json: StatementJson, request: AuthorizationRequest): Generator<StatementJson> {
  const { service, principalArn, provider } = callerOf(request.principal);
  const others = othersNamed(json['Principal'], request);
  if (others !== undefined && Object.keys(others).length === 0) return;
  if (others !== undefined) yield { ...json, Principal: others };
  if (service !== undefined) yield withException(json, ['StringNotEquals'], 'aws:PrincipalServiceName', service);
  if (provider !== undefined) yield* subjectException(json, provider, request);
  if (principalArn === undefined) return;
  // Names in paths may hold wildcards; as patterns they would spare others too.
  const operators = /[*?]/.test(principalArn) ? ['StringNotEquals'] : ['ArnNotLike', 'ArnNotEquals', 'StringNotLike', 'StringNotEquals'];
  yield withException(json, operators, 'aws:PrincipalArn', principalArn);
}

/** All unsigned requests, which cannot be told apart. */
export function* unsignedException(json: StatementJson, request: AuthorizationRequest): Generator<StatementJson> {
  if (request.principal.kind === 'anonymous') yield withException(json, ['StringNotEquals'], 'aws:PrincipalType', 'Anonymous');
}

/**
 * The Principal element without the caller's own names; undefined when it has none of them. An account's root ARN names more than its
 * root user, an identity provider all whom it signs in.
 */
function othersNamed(principal: unknown, request: AuthorizationRequest): object | undefined {
  if (typeof principal !== 'object' || principal === null) return undefined;
  const { isRoot, provider, principalArn, displayArn, roleId, userId, service } = callerOf(request.principal);
  const own = new Set<unknown>(isRoot || provider !== undefined ? [] : [principalArn, displayArn, roleId, userId, service]);
  const entries = Object.entries(principal).map(
    ([type, named]) => [type, valuesOf(named), valuesOf(named).filter((one) => !own.has(one))] as const,
  );
  if (entries.every(([, all, others]) => all.length === others.length)) return undefined;
  return Object.fromEntries(
    entries.flatMap(([type, , [first, ...more]]) => (first === undefined ? [] : [[type, more.length === 0 ? first : [first, ...more]]])),
  );
}

/** Whom an identity provider signs in is told by the subject of the token. */
function* subjectException(json: StatementJson, provider: string, { context }: AuthorizationRequest): Generator<StatementJson> {
  const key = subjectKey(provider);
  const subject = context.get(key.toLowerCase());
  if (typeof subject === 'string' && !/[*?]|\$\{/.test(subject))
    yield withException(json, ['StringNotEquals', 'StringNotLike'], key, subject);
}

/** One value more that the statement spares: in the list of exceptions that it has already, or in a new one. */
function withException(json: StatementJson, operators: readonly string[], key: string, value: string): StatementJson {
  const condition = (json['Condition'] ?? {}) as ConditionJson;
  const spelledIn = (operator: string): string | undefined =>
    Object.keys(condition[operator] ?? {}).find((one) => one.toLowerCase() === key.toLowerCase());
  const forms = operators.flatMap((operator) => [operator, `${operator}IfExists`]);
  const operator = forms.find((one) => spelledIn(one) !== undefined) ?? operators[0] ?? 'StringNotEquals';
  const clauses = condition[operator] ?? {};
  const spelled = spelledIn(operator) ?? key;
  const present = valuesOf(clauses[spelled]);
  const values = present.length === 0 ? value : [...present, value];
  return { ...json, Condition: { ...condition, [operator]: { ...clauses, [spelled]: values } } };
}
