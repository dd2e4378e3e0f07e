// A Deny statement with its action excepted.
import { expandActions } from '../../catalog/action.ts';
import { nameMatches } from '../../catalog/name-pattern.ts';
import { parseArn } from '../../model/arn.ts';
import { exchangeElement, type StatementJson, valuesOf } from './statement-json.ts';

/** More actions than this in the place of a pattern are nothing that people want to read. */
const SPELLED_OUT_MAX = 30;

const EVERYTHING: ReadonlySet<string> = new Set(['*', '*:*']);

export function* actionExceptions(json: StatementJson, action: string): Generator<StatementJson> {
  const { NotAction: spared, Action: listed } = json;
  if (spared !== undefined) {
    yield { ...json, NotAction: [...valuesOf(spared), action] };
    return;
  }
  const patterns = valuesOf(listed).map(String);
  const others = patterns.filter((one) => one.toLowerCase() !== action.toLowerCase());
  if (others.length > 0 && others.length < patterns.length) yield { ...json, Action: others };
  if (patterns.some((one) => EVERYTHING.has(one)) || isOfOneService(json, patterns, action))
    yield exchangeElement(json, 'Action', 'NotAction', action);
  if (patterns.some((one) => /[*?]/.test(one.split(':', 1)[0] ?? ''))) return;
  const spelledOut = [...new Set(patterns.flatMap((one) => allBut(one, action)))];
  if (spelledOut.length > 0 && spelledOut.length <= SPELLED_OUT_MAX) yield { ...json, Action: spelledOut };
}

/** The pattern, if it does not cover the action; else the other actions that it covers today. */
function allBut(pattern: string, action: string): readonly string[] {
  if (!nameMatches(pattern, action)) return [pattern];
  return expandActions(pattern).filter((one) => one.toLowerCase() !== action.toLowerCase());
}

/** `s3:*` on resources of S3 only: no other service's action is on them, so that all but one of them is all but one of S3's. */
function isOfOneService(json: StatementJson, patterns: readonly string[], action: string): boolean {
  const service = action.slice(0, action.indexOf(':'));
  const resources = valuesOf(json['Resource']);
  return (
    patterns.some((one) => one.toLowerCase() === `${service}:*`) &&
    resources.length > 0 &&
    resources.every((one) => typeof one === 'string' && parseArn(one)?.service === service)
  );
}
