// Which actions of the catalog policies grant.
import { expandActions } from '../../catalog/action.ts';
import { nameMatches } from '../../catalog/name-pattern.ts';
import { type CompiledStatement, compileStatement } from '../../evaluate/compile-statement.ts';
import type { PatternElement, Statement } from '../../policy/ast.ts';
import type { GrantedPolicy } from './comparison.ts';

/** What each action pattern of a statement comes to; for `NotAction` all of it under that name. */
export interface ExpandedStatement {
  readonly policy: GrantedPolicy;
  readonly statement: Statement;
  readonly compiled: CompiledStatement;
  readonly patterns: readonly { readonly pattern: string; readonly actions: readonly string[] }[];
  readonly actions: ReadonlySet<string>;
}

/** The Allow statements, in the order of the policies. */
export function expandStatements(policies: readonly GrantedPolicy[]): readonly ExpandedStatement[] {
  const expand = remembered(expandActions);
  return policies.flatMap((policy) =>
    policy.policy.statements
      .filter(({ effect }) => effect === 'Allow')
      .map((statement) => {
        const patterns = expandElement(statement.action, expand);
        const compiled = compileStatement(statement, 'identity', policy.policy.version === '2012-10-17');
        return { policy, statement, compiled, patterns, actions: new Set(patterns.flatMap(({ actions }) => actions)) };
      }),
  );
}

type Expand = (pattern: string) => readonly string[];

function expandElement({ negated, patterns }: PatternElement, expand: Expand): ExpandedStatement['patterns'] {
  const texts = patterns.map(({ value }) => value);
  if (!negated) return texts.map((pattern) => ({ pattern, actions: expand(pattern) }));
  const actions = expand('*').filter((action) => !texts.some((text) => nameMatches(text, action)));
  return [{ pattern: 'NotAction', actions }];
}

function remembered(expand: Expand): Expand {
  const known = new Map<string, readonly string[]>();
  return (pattern) => {
    const actions = known.get(pattern) ?? expand(pattern);
    known.set(pattern, actions);
    return actions;
  };
}

/** The actions that some statement grants and that no Deny takes away from all resources, whatever the request. */
export function grantedActions(policies: readonly GrantedPolicy[], statements: readonly ExpandedStatement[]): ReadonlySet<string> {
  const denies = policies.flatMap(({ policy }) => policy.statements.filter(isTotalDeny));
  const granted = new Set<string>();
  for (const { actions } of statements) {
    for (const action of actions) if (!granted.has(action) && !denies.some((deny) => covers(deny.action, action))) granted.add(action);
  }
  return granted;
}

function isTotalDeny({ effect, resource, condition }: Statement): boolean {
  return effect === 'Deny' && condition.length === 0 && resource?.negated === false && resource.patterns.some(({ value }) => value === '*');
}

function covers({ negated, patterns }: PatternElement, action: string): boolean {
  return patterns.some(({ value }) => nameMatches(value, action)) !== negated;
}
