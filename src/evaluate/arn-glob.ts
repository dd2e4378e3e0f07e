// ARN patterns: six parts, each with its own glob, so that `*` in one part never swallows the colons between parts.
import type { Arn } from '../model/arn.ts';
import { compileGlob, type Glob, globMatches } from './glob.ts';

/** Globs for the first five parts of an ARN. */
export interface ArnHead {
  readonly partition: Glob;
  readonly service: Glob;
  readonly region: Glob;
  readonly account: Glob;
}

/** Offset of the sixth part; -1 when the text has fewer than five colons. */
export function sixthPart(text: string): number {
  let at = -1;
  for (let colons = 0; colons < 5; colons++) {
    at = text.indexOf(':', at + 1);
    if (at < 0) return -1;
  }
  return at + 1;
}

/** Compiles the parts before the sixth. `parts[0]` must match `arn`; undefined when it cannot. */
export function compileHead(parts: readonly string[], foldCase: boolean): ArnHead | undefined {
  const [scheme = '*', partition = '*', service = '*', region = '*', account = '*'] = parts;
  const glob = (part: string): Glob => compileGlob(foldCase ? part.toLowerCase() : part);
  if (!globMatches(glob(scheme), 'arn')) return undefined;
  return { partition: glob(partition), service: glob(service), region: glob(region), account: glob(account) };
}

/** Whether the first five parts match. */
export function headMatches(head: ArnHead, arn: Arn): boolean {
  return (
    globMatches(head.service, arn.service) &&
    globMatches(head.account, arn.account) &&
    globMatches(head.region, arn.region) &&
    globMatches(head.partition, arn.partition)
  );
}
