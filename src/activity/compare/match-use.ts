// Whether a recorded call rests on an Allow statement, as far as the logs tell.
import { couldMatch, patternTokens } from '../../analyze/checks/validate/resources/could-match.ts';
import type { CompiledStatement } from '../../evaluate/compile-statement.ts';
import { NO_RULES } from '../../evaluate/decide.ts';
import { prepareQuery, type Query } from '../../evaluate/query.ts';
import { compileResources, type ResourceTest } from '../../evaluate/resource-pattern.ts';
import type { Text } from '../../policy/ast.ts';
import { requestOf } from '../proof/request-of.ts';
import type { UsedResource } from './recorded-use.ts';

/** `maybe`: the resource is not known whole, or a condition asks for what events do not tell. */
export type Match = 'yes' | 'maybe' | 'no';

const NO_POLICIES = { identity: [] };

/** Undefined for callers that no request can be made of. */
export function queryOf({ call, action, resource }: UsedResource): Query | undefined {
  const request = requestOf(call, action, resource);
  return request && prepareQuery(request, NO_POLICIES, NO_RULES);
}

export function statementMatch({ statement, resource, conditions }: CompiledStatement, used: UsedResource, query: Query): Match {
  const onResource = resource === undefined || resource(query) ? 'yes' : elementMatch(statement.resource?.patterns ?? [], used);
  // What is not in the patterns of NotResource is covered; parts of a folder may be.
  if (onResource === 'no') return statement.resource?.negated === true && !isWhole(used) ? 'maybe' : 'no';
  let match: Match = used.action.resourceKnown ? onResource : 'maybe';
  for (const condition of conditions) {
    if (condition.read(query) === undefined) match = 'maybe';
    else if (!condition.holds(query)) return 'no';
  }
  return match;
}

/** A resource pattern with its test. */
export interface CompiledPattern {
  readonly text: Text;
  readonly test: ResourceTest;
}

export function compilePatterns(patterns: readonly Text[], variables: boolean): readonly CompiledPattern[] {
  return patterns.map((text) => ({
    text,
    test: compileResources({ negated: false, span: text.span, patterns: [text] }, 'identity', variables),
  }));
}

export function patternMatch({ text, test }: CompiledPattern, used: UsedResource, query: Query): Match {
  if (!used.action.resourceKnown) return 'maybe';
  return test(query) ? 'yes' : elementMatch([text], used);
}

/** Of what the test says no to: folders that the reader folded hold names that are not known, and variables stand for anything. */
function elementMatch(patterns: readonly Text[], used: UsedResource): Match {
  if (!used.action.resourceKnown) return 'maybe';
  return patterns.some(({ value }) => isOpen(value, used) && couldMatch(patternTokens(value), patternTokens(used.resource)))
    ? 'maybe'
    : 'no';
}

function isOpen(pattern: string, used: UsedResource): boolean {
  return !isWhole(used) || /\$\{[^*?$]/.test(pattern);
}

function isWhole({ resource }: UsedResource): boolean {
  return !resource.endsWith('/*');
}
