// What the listings have in common: limits, encoding, condition keys.
import { invalidArgument } from '../../errors.ts';
import type { Keys } from '../target/demands-on.ts';

const MOST = 1000;

/** Errors: InvalidArgument. */
export function pageSize(asked: number | undefined, name: string): number {
  if (asked === undefined) return MOST;
  if (!Number.isInteger(asked) || asked < 0 || asked > 2_147_483_647) {
    throw invalidArgument(`Argument ${name} must be an integer between 0 and 2147483647`, name, String(asked));
  }
  return Math.min(asked, MOST);
}

export type Encode = (text: string) => string;

/** Errors: InvalidArgument. */
export function encoderOf(type: string | undefined): Encode {
  if (type === undefined || type === '') return (text) => text;
  if (type !== 'url') throw invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', type);
  return encodeKey;
}

/** As forms are encoded, but that slashes stay. */
function encodeKey(text: string): string {
  const encoded = encodeURIComponent(text).replaceAll('%2F', '/').replaceAll('%20', '+');
  return encoded.replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

export interface ListInput {
  readonly Prefix?: string | undefined;
  readonly Delimiter?: string | undefined;
  readonly MaxKeys?: number | undefined;
}

/** Each only if the request states it. */
export function listKeys({ Prefix, Delimiter, MaxKeys }: ListInput): Keys {
  return [
    ...(Prefix === undefined ? [] : ([['s3:prefix', Prefix]] as const)),
    ...(Delimiter === undefined ? [] : ([['s3:delimiter', Delimiter]] as const)),
    ...(MaxKeys === undefined ? [] : ([['s3:max-keys', String(MaxKeys)]] as const)),
  ];
}
