// Tokens of an ARN pattern: in the first five parts wildcards do not reach over colons.
import { COLON, ONE, ONE_IN_PART, RUN, RUN_IN_PART } from '../text/tokens.ts';

/** Undefined for a pattern with fewer than six parts. `foldHead`: applied to the tokens of the first five parts. */
export function arnTokens(
  tokens: readonly number[],
  foldHead: (token: number) => number = (token) => token,
): readonly number[] | undefined {
  const out: number[] = [];
  let colons = 0;
  for (const token of tokens) {
    if (colons >= 5) out.push(token);
    else {
      if (token === COLON) colons += 1;
      out.push(token === RUN ? RUN_IN_PART : token === ONE ? ONE_IN_PART : foldHead(token));
    }
  }
  return colons < 5 ? undefined : out;
}
