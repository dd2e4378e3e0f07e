// Patterns over texts as lists of tokens: code units, and what stands for one of several.

/** Any run, of any units; of any units but `:`. */
export const RUN = -1;
export const RUN_IN_PART = -2;
/** Any one unit; any one but `:`. */
export const ONE = -3;
export const ONE_IN_PART = -4;
export const DIGIT = -5;
/** Added to the lower-case form of a letter that matches in either case. */
export const EITHER_CASE = 0x10000;

export const COLON = 58;
const STAR = 42;
const QUESTION = 63;

/** How the letters of a text are to be read. */
export interface Reading {
  /** `*` and `?` are wildcards. */
  readonly wildcards: boolean;
  /** Wildcards do not reach over `:`. */
  readonly inPart?: boolean;
  readonly eitherCase?: boolean;
}

/** Appends the tokens of a text. */
export function pushText(tokens: number[], text: string, { wildcards, inPart = false, eitherCase = false }: Reading): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (wildcards && unit === STAR) tokens.push(inPart ? RUN_IN_PART : RUN);
    else if (wildcards && unit === QUESTION) tokens.push(inPart ? ONE_IN_PART : ONE);
    else tokens.push(eitherCase ? eitherCaseOf(unit) : unit);
  }
}

function eitherCaseOf(unit: number): number {
  const letter = String.fromCharCode(unit);
  const lower = letter.toLowerCase();
  // A letter whose other case is longer than one unit has none that matters here.
  return lower === letter.toUpperCase() || lower.length !== 1 ? unit : lower.charCodeAt(0) + EITHER_CASE;
}

/** Whether a token other than a run matches a unit. */
export function unitMatches(token: number, unit: number): boolean {
  if (token >= 0) {
    if (token < EITHER_CASE) return token === unit;
    return String.fromCharCode(unit).toLowerCase().charCodeAt(0) === token - EITHER_CASE;
  }
  if (token === ONE) return true;
  if (token === ONE_IN_PART) return unit !== COLON;
  return token === DIGIT && unit >= 48 && unit <= 57;
}

/** A pattern in the form in which equal ones are equal: within a group of wildcards single ones first, then at most one run. */
export function normalised(tokens: readonly number[]): readonly number[] {
  const out: number[] = [];
  let run = 0;
  for (const token of tokens) {
    if (token === RUN || token === RUN_IN_PART) {
      // Of two neighbours the wider one is left.
      run = run === RUN || token === RUN ? RUN : RUN_IN_PART;
      continue;
    }
    // `*?` is `?*`, if both are over the same units.
    if (run !== 0 && !((token === ONE && run === RUN) || (token === ONE_IN_PART && run === RUN_IN_PART))) {
      out.push(run);
      run = 0;
    }
    out.push(token);
  }
  if (run !== 0) out.push(run);
  return out;
}

/** Whether a text matches. */
export function textMatches(tokens: readonly number[], text: string): boolean {
  return tokens.includes(RUN_IN_PART) ? matchesWithParts(tokens, text) : matchesGreedily(tokens, text);
}

/** Where runs are over all units, only the last one need be made longer. */
function matchesGreedily(tokens: readonly number[], text: string): boolean {
  let at = 0;
  let token = 0;
  let runAt = -1;
  let resumeAt = 0;
  while (at < text.length) {
    const wanted = tokens[token];
    if (wanted === RUN) {
      runAt = token++;
      resumeAt = at;
    } else if (wanted !== undefined && unitMatches(wanted, text.charCodeAt(at))) {
      token++;
      at++;
    } else if (runAt >= 0) {
      token = runAt + 1;
      at = ++resumeAt;
    } else return false;
  }
  while (tokens[token] === RUN) token++;
  return token === tokens.length;
}

/** All positions at once, so that runs of both kinds may mix. */
function matchesWithParts(tokens: readonly number[], text: string): boolean {
  const count = tokens.length;
  let reached = new Uint8Array(count + 1);
  let next = new Uint8Array(count + 1);
  reached[0] = 1;
  for (let at = 0, length = text.length; ; at++) {
    // Runs may be empty.
    for (let i = 0; i < count; i++) if (reached[i] === 1 && (tokens[i] === RUN || tokens[i] === RUN_IN_PART)) reached[i + 1] = 1;
    if (at === length) return reached[count] === 1;
    const unit = text.charCodeAt(at);
    let any = false;
    next.fill(0);
    for (let i = 0; i < count; i++) {
      if (reached[i] === 0) continue;
      const token = tokens[i] as number;
      const stays = token === RUN || (token === RUN_IN_PART && unit !== COLON);
      if (stays) next[i] = 1;
      else if (token !== RUN_IN_PART && unitMatches(token, unit)) next[i + 1] = 1;
      else continue;
      any = true;
    }
    if (!any) return false;
    [reached, next] = [next, reached];
  }
}
