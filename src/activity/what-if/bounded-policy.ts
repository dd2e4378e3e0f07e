// A policy of which some conditions cannot be decided, bounded from both sides: at its most generous and at its strictest.
import { compilePolicy, type CompiledPolicy } from '../../evaluate/compile-policy.ts';
import { type CompiledStatement, compileStatement } from '../../evaluate/compile-statement.ts';
import type { Policy, PrincipalElement, Statement } from '../../policy/ast.ts';

/** What of a request is not known. */
export interface Unknowns {
  readonly isTold: (key: string) => boolean;
  /** What stands in the place of a resource that is not known: `*`, or a pattern of what it may be, `arn:aws:ec2:…:volume/*`. */
  readonly resource: string | undefined;
  /** Whether an entry of a Principal element may mean the caller without its being known: the name of a session, a caller without an ARN. */
  readonly mayBe: (entry: string) => boolean;
}

export interface BoundedPolicy {
  /** Every undecided Deny left out, every undecided Allow taken to apply. */
  readonly most: CompiledPolicy;
  /** The other way round. */
  readonly least: CompiledPolicy;
  readonly undecided: readonly UndecidedStatement[];
}

export interface UndecidedStatement {
  readonly policy: CompiledPolicy;
  /** Without what is not known. */
  readonly relaxed: CompiledStatement;
  /** Condition keys as written, `the resource`, `the caller`. */
  readonly untold: readonly string[];
}

const known = new WeakMap<CompiledPolicy, Map<string, BoundedPolicy>>();

/** `settled`: texts of Deny statements that did not apply, as the call was allowed while they were in force. */
export function boundedPolicy(policy: CompiledPolicy, unknowns: Unknowns, settled: ReadonlySet<string>): BoundedPolicy {
  const found = policy.statements.flatMap(({ statement }) => {
    const untold = untoldIn(statement, policy.policy, unknowns);
    if (untold.length === 0) return [];
    const isSettled = statement.effect === 'Deny' && settled.has(statementText(policy.policy, statement));
    return [{ statement, untold, isSettled }];
  });
  if (found.length === 0) return { most: policy, least: policy, undecided: [] };
  const key = found.map(({ statement, untold, isSettled }) => `${statement.index}${isSettled ? '-' : '+'}${untold.join()}`).join(';');
  let bounds = known.get(policy);
  if (bounds === undefined) {
    bounds = new Map();
    known.set(policy, bounds);
  }
  let bounded = bounds.get(key);
  if (bounded === undefined) {
    bounded = build(policy, found, unknowns);
    bounds.set(key, bounded);
  }
  return bounded;
}

/** The text of a statement, without regard to white space. */
export function statementText({ source }: Policy, { span }: Statement): string {
  return source.text.slice(span.start, span.end).replace(/\s+/g, ' ');
}

interface Found {
  readonly statement: Statement;
  readonly untold: readonly string[];
  readonly isSettled: boolean;
}

function build(policy: CompiledPolicy, found: readonly Found[], unknowns: Unknowns): BoundedPolicy {
  const { policy: ast, description } = policy;
  const undecided = new Map(found.map((one) => [one.statement, one]));
  const bound = (applies: 'Allow' | 'Deny'): CompiledPolicy => {
    const statements = ast.statements.flatMap((statement) => {
      const one = undecided.get(statement);
      if (one === undefined) return [statement];
      return one.isSettled || statement.effect !== applies ? [] : [relaxed(statement, ast, unknowns)];
    });
    return compilePolicy({ ...ast, statements }, description);
  };
  const most = bound('Allow');
  const least = bound('Deny');
  const variables = ast.version === '2012-10-17';
  return {
    most,
    least,
    undecided: found
      .filter(({ isSettled }) => !isSettled)
      .map(({ statement, untold }) => ({
        policy,
        relaxed: compileStatement(relaxed(statement, ast, unknowns), description.type, variables),
        untold,
      })),
  };
}

/** The statement with only those of its elements that can be decided. */
function relaxed(statement: Statement, policy: Policy, unknowns: Unknowns): Statement {
  const { resource, principal, ...rest } = statement;
  return {
    ...rest,
    ...(resource !== undefined && !isResourceUntold(statement, policy, unknowns) && { resource }),
    ...(principal !== undefined && { principal: isPrincipalUntold(principal, unknowns) ? anybody(principal) : principal }),
    condition: statement.condition.filter((clause) => untoldOfClause(clause, policy, unknowns).length === 0),
  };
}

function untoldIn(statement: Statement, policy: Policy, unknowns: Unknowns): readonly string[] {
  const untold = new Set<string>();
  if (isResourceUntold(statement, policy, unknowns)) untold.add('the resource');
  if (statement.principal !== undefined && isPrincipalUntold(statement.principal, unknowns)) untold.add('the caller');
  for (const clause of statement.condition) for (const key of untoldOfClause(clause, policy, unknowns)) untold.add(key);
  return [...untold];
}

function untoldOfClause({ key, values }: Statement['condition'][number], policy: Policy, { isTold }: Unknowns): readonly string[] {
  const names = [key.value, ...values.flatMap(({ value }) => variablesIn(value, policy))];
  return names.filter((name) => !isTold(name.toLowerCase()));
}

function isResourceUntold({ resource }: Statement, policy: Policy, { resource: possible, isTold }: Unknowns): boolean {
  if (resource === undefined) return false;
  if (
    possible !== undefined &&
    mayDiffer(
      resource.patterns.map(({ value }) => value),
      possible,
    )
  )
    return true;
  return resource.patterns.some(({ value }) => variablesIn(value, policy).some((name) => !isTold(name.toLowerCase())));
}

/** Whether some of the possible resources may be covered by the patterns, and others not. */
function mayDiffer(patterns: readonly string[], possible: string): boolean {
  if (patterns.some((pattern) => covers(pattern, possible))) return false;
  const prefix = literalPrefix(possible);
  return patterns.some((pattern) => prefix.startsWith(literalPrefix(pattern)) || literalPrefix(pattern).startsWith(prefix));
}

/** Certainly: the pattern is the same, or ends where wildcards begin. */
function covers(pattern: string, possible: string): boolean {
  if (pattern === '*' || pattern === possible) return true;
  const prefix = pattern.slice(0, -1);
  return pattern.endsWith('*') && !/[*?$]/.test(prefix) && literalPrefix(possible).startsWith(prefix.toLowerCase());
}

function literalPrefix(pattern: string): string {
  return pattern.replace(/[*?$].*$/, '').toLowerCase();
}

function isPrincipalUntold({ entries }: PrincipalElement, { mayBe }: Unknowns): boolean {
  return entries.some(({ type, value }) => type === 'AWS' && mayBe(value.value));
}

function anybody(principal: PrincipalElement): PrincipalElement {
  const [first] = principal.entries;
  return first === undefined
    ? principal
    : { ...principal, negated: false, entries: [{ type: 'any', value: { ...first.value, value: '*' } }] };
}

/** `${aws:username}` and `${aws:username, 'nobody'}`, but not the literals `${*}`, `${?}` and `${$}`. */
function variablesIn(text: string, { version }: Policy): readonly string[] {
  if (version !== '2012-10-17' || !text.includes('${')) return [];
  return [...text.matchAll(/\$\{([^},]+)[^}]*\}/g)].map(([, name = '']) => name.trim()).filter((name) => name.includes(':'));
}
