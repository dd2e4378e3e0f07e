// ArnEquals and ArnLike (the same to IAM), and their negations: six parts, each with its own wildcards, case kept.
import { sixthPart } from '../arn-glob.ts';
import { compileGlob, type Glob, type GlobTokens, globMatches, tokensMatch } from '../glob.ts';
import type { Query } from '../query.ts';
import { constantText, parseTemplate, renderTokens } from '../template.ts';
import type { ValueTestFactory } from './value-test.ts';

type Parts = readonly string[];

/** What is not an ARN, on either side, equals nothing. */
export function arnLike(negated: boolean): ValueTestFactory {
  return (values, variables) => {
    const tests = values.map((value) => arnTest(value, variables));
    return (value, query) => {
      const parts = splitParts(value);
      const hit = parts !== undefined && tests.some((test) => test(parts, query));
      return hit !== negated;
    };
  };
}

/** The six parts, the last with all further colons; undefined for fewer. */
function splitParts(text: string): Parts | undefined {
  const from = sixthPart(text);
  return from < 0 ? undefined : [...text.slice(0, from - 1).split(':'), text.slice(from)];
}

function arnTest(value: string, variables: boolean): (parts: Parts, query: Query) => boolean {
  const template = parseTemplate(value, variables);
  if (template.every((part) => part.kind === 'text')) {
    const globs = splitParts(constantText(template))?.map(compileGlob);
    return globs === undefined ? () => false : (parts) => globs.every((glob: Glob, i) => globMatches(glob, parts[i] as string));
  }
  return (parts, query) => {
    const tokens = renderTokens(template, query);
    return tokens !== undefined && tokensCover(tokens, parts);
  };
}

const COLON = 58;

/** Splits resolved tokens at their first five colons and matches each piece with its part. */
function tokensCover(tokens: GlobTokens, parts: Parts): boolean {
  let from = 0;
  for (const part of parts.slice(0, 5)) {
    const colon = tokens.indexOf(COLON, from);
    if (colon < 0 || !tokensMatch(tokens.slice(from, colon), part)) return false;
    from = colon + 1;
  }
  return tokensMatch(tokens.slice(from), parts[5] as string);
}
