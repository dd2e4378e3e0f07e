// Whether one generated pattern covers all that another does.
import { type GlobTokens, pushTokens, tokensMatch } from '../../evaluate/glob.ts';
import { sixthPart } from '../../evaluate/arn-glob.ts';
import { parseTemplate } from '../../evaluate/template.ts';

/** Stands for a wildcard of the narrower pattern: no policy can hold it. */
const WILDCARD = '\uffff';

export type CoverTest = (narrow: string) => boolean;

/** Both are `*`, or an ARN of six parts in whose first five a `*` is a whole part, and in whose last `${*}` is a literal. */
export function patternCovers(wide: string): CoverTest {
  if (wide === '*') return () => true;
  const from = sixthPart(wide);
  if (!wide.includes('*') || from < 0) return (narrow) => narrow === wide;
  const head = wide.slice(0, from - 1).split(':');
  const tail = wide.slice(from);
  const tokens = tokensOf(tail);
  const start = tail.slice(0, Math.max(tail.search(/[*$]/), 0));
  return (narrow) => {
    const at = sixthPart(narrow);
    // What is fixed must be there: asked first, as it is mostly not.
    if (at < 0 || !narrow.startsWith(start, at)) return false;
    const parts = narrow.slice(0, at - 1).split(':');
    return head.every((part, i) => part === '*' || part === parts[i]) && tokensMatch(tokens, literalText(narrow.slice(at)));
  };
}

function tokensOf(tail: string): GlobTokens {
  const tokens: number[] = [];
  for (const part of parseTemplate(tail, true)) if (part.kind !== 'variable') pushTokens(tokens, part.text, part.kind === 'literal');
  return tokens;
}

function literalText(tail: string): string {
  let text = '';
  for (const part of parseTemplate(tail, true)) {
    if (part.kind === 'text') text += part.text.replaceAll('*', WILDCARD);
    else if (part.kind === 'literal') text += part.text;
  }
  return text;
}
