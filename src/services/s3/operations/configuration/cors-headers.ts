// What browsers are told of who may read a bucket: the rules against an origin, as response headers.
import type { CORSRule } from '../../../../cloud/model/generated/s3.ts';
import type { CorsQuestion } from '../../../../cloud/service.ts';
import { buckets } from '../../state.ts';
import { bucketKey } from '../target/target.ts';
import { CORS } from './cors.ts';
import { storedValue } from './stored.ts';

export type HeaderList = readonly (readonly [name: string, value: string])[];

/**
 * Response headers for a request of `method` from `origin`; for a preflight, `headers` are those that it asks for. Undefined: no rule covers it,
 * so that a preflight is answered with 403 and other requests without these headers. Source: S3 User Guide, How does Amazon S3 evaluate CORS.
 */
export function corsHeaders(
  rules: readonly CORSRule[],
  origin: string,
  method: string,
  headers: readonly string[] = [],
): HeaderList | undefined {
  for (const rule of rules) {
    const allowed = rule.AllowedOrigins.find((pattern) => matches(pattern, origin));
    if (allowed === undefined || !rule.AllowedMethods.includes(method)) continue;
    const patterns = (rule.AllowedHeaders ?? []).map((pattern) => pattern.toLowerCase());
    const asked = headers.map((header) => header.trim().toLowerCase()).filter((header) => header !== '');
    if (!asked.every((header) => patterns.some((pattern) => matches(pattern, header)))) continue;
    return headersOf(rule, allowed === '*' ? '*' : origin, asked);
  }
  return undefined;
}

function headersOf(rule: CORSRule, origin: string, asked: readonly string[]): HeaderList {
  return [
    ['Access-Control-Allow-Origin', origin],
    ['Access-Control-Allow-Methods', rule.AllowedMethods.join(', ')],
    ...(asked.length > 0 ? ([['Access-Control-Allow-Headers', asked.join(', ')]] as const) : []),
    ...((rule.ExposeHeaders?.length ?? 0) > 0 ? ([['Access-Control-Expose-Headers', (rule.ExposeHeaders ?? []).join(', ')]] as const) : []),
    ...(rule.MaxAgeSeconds !== undefined ? ([['Access-Control-Max-Age', String(rule.MaxAgeSeconds)]] as const) : []),
    ...(origin === '*' ? [] : ([['Access-Control-Allow-Credentials', 'true']] as const)),
    ['Vary', 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method'],
  ];
}

/** At most one `*` in the pattern. */
function matches(pattern: string, text: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0) return pattern === text;
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return text.length >= start.length + end.length && text.startsWith(start) && text.endsWith(end);
}

/** By the rules of the bucket that the path names; undefined if there is no such bucket, or no rule covers it. */
export function corsOf({ state, partition, path, origin, method, headers }: CorsQuestion): HeaderList | undefined {
  const name = decoded(path.split('/', 2)[1] ?? '');
  if (name === undefined || name.includes('\0')) return undefined;
  const key = bucketKey(partition, name);
  const bucket = state.get(buckets, key);
  const rules = bucket && storedValue<readonly CORSRule[]>(state, { key, bucket }, CORS);
  return rules && corsHeaders(rules, origin, method, headers);
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
