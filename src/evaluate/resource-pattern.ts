// Resource and NotResource: which ARNs an element covers, with each policy type's way with short ARNs.
import type { PolicyType } from '../model/policy-set.ts';
import type { PatternElement } from '../policy/ast.ts';
import { compileHead, headMatches, sixthPart } from './arn-glob.ts';
import { compileGlob, globMatches, tokensMatch } from './glob.ts';
import type { Query } from './query.ts';
import { constantText, isConstant, parseTemplate, renderTokens } from './template.ts';

/** Whether a pattern, or a whole element, covers the resource of a request. */
export type ResourceTest = (query: Query) => boolean;

/** Compiles Resource or NotResource. A pattern that cannot be resolved covers nothing, so NotResource with it covers all. */
export function compileResources(element: PatternElement, type: PolicyType, variables: boolean): ResourceTest {
  const tests = element.patterns.map(({ value }) => compilePattern(value, type, variables));
  const { negated } = element;
  if (tests.length === 1 && !negated) return tests[0] as ResourceTest;
  return (query) => {
    for (const test of tests) if (test(query)) return !negated;
    return negated;
  };
}

/** AWS's own examples pair s3:ListAllMyBuckets, which has no resource, with this pattern. */
export const ALL_BUCKETS: string = 'arn:aws:s3:::*';

function compilePattern(pattern: string, type: PolicyType, variables: boolean): ResourceTest {
  if (pattern === '*') return always;
  if (pattern === ALL_BUCKETS) {
    const covers = compileArn(pattern, variables);
    return (query) => (query.resource === '*' ? query.action === 's3:listallmybuckets' : covers(query));
  }
  const whole = completeArn(pattern, type);
  return whole === undefined ? never : compileArn(whole, variables);
}

const always: ResourceTest = () => true;
const never: ResourceTest = () => false;

/** A pattern of fewer than six parts, completed as its policy type allows; undefined when it never matches. */
export function completeArn(pattern: string, type: PolicyType): string | undefined {
  const parts = pattern.split(':');
  if (parts.length >= 6) return pattern;
  switch (type) {
    case 'rcp':
      return undefined;
    case 'scp':
      if (!pattern.endsWith('*')) return undefined;
      break;
    case 'resource':
    case 'trust':
    case 'endpoint':
      if (!pattern.includes('*')) return undefined;
      break;
    case 'identity':
    case 'session':
    case 'boundary':
      break;
  }
  while (parts.length < 6) parts.push('*');
  return parts.join(':');
}

/** First five parts without case, the sixth with case; variables are resolved in the sixth only. */
function compileArn(pattern: string, variables: boolean): ResourceTest {
  const from = sixthPart(pattern);
  const head = compileHead(pattern.slice(0, from - 1).split(':'), true);
  if (head === undefined) return never;
  const template = parseTemplate(pattern.slice(from), variables);
  if (template.every((part) => part.kind === 'text')) {
    const tail = compileGlob(constantText(template));
    return ({ arn }) => arn !== undefined && globMatches(tail, arn.resource) && headMatches(head, arn);
  }
  if (isConstant(template)) {
    const tokens = renderTokens(template, undefined) ?? [];
    return ({ arn }) => arn !== undefined && tokensMatch(tokens, arn.resource) && headMatches(head, arn);
  }
  return (query) => {
    if (query.arn === undefined || !headMatches(head, query.arn)) return false;
    const tokens = renderTokens(template, query);
    return tokens !== undefined && tokensMatch(tokens, query.arn.resource);
  };
}
