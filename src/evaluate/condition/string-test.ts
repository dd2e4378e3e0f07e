// String operators: exact, without case, and with wildcards. Variables and `${*}` literals are resolved in policy values.
import type { Query } from '../query.ts';
import { compileGlob, globMatches, tokensMatch } from '../glob.ts';
import { constantText, isConstant, parseTemplate, renderTemplate, renderTokens } from '../template.ts';
import type { ValueTestFactory } from './value-test.ts';

/** StringEquals (`foldCase` false) and StringEqualsIgnoreCase, with their negations. */
export function stringEquals(foldCase: boolean, negated: boolean): ValueTestFactory {
  const fold = (text: string): string => (foldCase ? text.toLowerCase() : text);
  return (values, variables) => {
    const templates = values.map((value) => parseTemplate(value, variables));
    const constants = new Set(templates.filter(isConstant).map((template) => fold(constantText(template))));
    const open = templates.filter((template) => !isConstant(template));
    if (open.length === 0) return (value) => constants.has(fold(value)) !== negated;
    return (value, query) => {
      const wanted = fold(value);
      const hit = constants.has(wanted) || open.some((template) => foldOptional(renderTemplate(template, query)) === wanted);
      return hit !== negated;
    };
    function foldOptional(text: string | undefined): string | undefined {
      return text === undefined ? undefined : fold(text);
    }
  };
}

/** StringLike and StringNotLike: `*` and `?` cross everything. */
export function stringLike(negated: boolean): ValueTestFactory {
  return (values, variables) => {
    const tests = values.map((value) => likeTest(value, variables));
    const only = tests[0];
    if (tests.length === 1 && only !== undefined) return (value, query) => only(value, query) !== negated;
    return (value, query) => tests.some((test) => test(value, query)) !== negated;
  };
}

function likeTest(value: string, variables: boolean): (text: string, query: Query) => boolean {
  const template = parseTemplate(value, variables);
  if (template.every((part) => part.kind === 'text')) {
    const glob = compileGlob(constantText(template));
    return (text) => globMatches(glob, text);
  }
  if (isConstant(template)) {
    const tokens = renderTokens(template, undefined) ?? [];
    return (text) => tokensMatch(tokens, text);
  }
  return (text, query) => {
    const tokens = renderTokens(template, query);
    return tokens !== undefined && tokensMatch(tokens, text);
  };
}
