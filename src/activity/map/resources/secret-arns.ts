// The ARN of a secret that a call names by an ARN, of which callers may leave the end out.
import type { FoundArn } from './special-forms.ts';

/**
 * ARNs of secrets end in a hyphen and six characters that AWS adds to the name; calls may have the ARN without them. Whether they did is not certain where the
 * name itself ends in a word of six characters (`my-secret`): then it is the one or the other (Secrets Manager: Secret ARN).
 */
export function secretArns(value: string): readonly FoundArn[] {
  const ending = /-([A-Za-z0-9]{6})$/u.exec(value)?.[1];
  const partial: FoundArn = { arn: `${value}-*`, pattern: true };
  if (ending === undefined) return [partial];
  return WORD.test(ending) ? [{ arn: value }, partial] : [{ arn: value }];
}

/** A word, perhaps with a number at its end; few random endings read like this. */
const WORD = /^(?:[A-Z]?[a-z]+|[A-Z]+)\d*$/u;
