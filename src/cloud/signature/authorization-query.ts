// Parameters of a query that belong to its signature.
import { decodeParameter } from './uri-encoding.ts';

/** Those of SigV4, as spelled; and those of SigV2. */
const names: ReadonlySet<string> = new Set([
  'X-Amz-Algorithm',
  'X-Amz-Credential',
  'X-Amz-Date',
  'X-Amz-Expires',
  'X-Amz-SignedHeaders',
  'X-Amz-Signature',
  'X-Amz-Security-Token',
  'X-Amz-Region-Set',
  'X-Amz-Content-Sha256',
  'AWSAccessKeyId',
  'Signature',
  'Expires',
  'x-amz-security-token',
]);

export interface AuthorizationQuery {
  readonly values: ReadonlyMap<string, string>;
  /** A name that is given twice, so that it is not clear which value counts. */
  readonly twice?: string;
}

/** Reads the raw query's parameters about its signature. */
export function authorizationQuery(query: string): AuthorizationQuery {
  const values = new Map<string, string>();
  let twice: string | undefined;
  for (const item of query.split('&')) {
    const equals = item.indexOf('=');
    const name = decodeParameter(equals < 0 ? item : item.slice(0, equals));
    if (!names.has(name)) continue;
    if (values.has(name)) twice = name;
    else values.set(name, equals < 0 ? '' : decodeParameter(item.slice(equals + 1)));
  }
  return twice === undefined ? { values } : { values, twice };
}
