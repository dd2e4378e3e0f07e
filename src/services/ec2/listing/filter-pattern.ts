// Values of filters: `*` and `?` are wildcards, a backslash takes their meaning. Source: EC2 User Guide, List and filter your resources.
import { pushTokens, tokensMatch } from '../../../evaluate/glob.ts';

/** Whether the whole of `text` matches; letters are told apart by case. */
export function matchesFilterValue(value: string, text: string): boolean {
  const tokens: number[] = [];
  for (let at = 0; at < value.length; at++) {
    const escaped = value[at] === '\\' && at + 1 < value.length;
    if (escaped) at++;
    pushTokens(tokens, value.charAt(at), escaped);
  }
  return tokensMatch(tokens, text);
}
