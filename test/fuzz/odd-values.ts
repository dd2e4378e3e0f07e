// Values that programs trip over, and values that lead deep into them.
import type { Random } from '../testkit/random.ts';

const NAMES: readonly string[] = [
  'sample',
  'sample-bucket',
  'sample-key',
  'administrator',
  'v1',
  'r-root',
  'o-sample1234',
  '111111111111',
  '222222222222',
];
const ARNS: readonly string[] = [
  'arn:aws:iam::111111111111:role/sample',
  'arn:aws:iam::111111111111:user/sample',
  'arn:aws:iam::111111111111:policy/sample',
  'arn:aws:iam::222222222222:role/OrganizationAccountAccessRole',
  'arn:aws:iam::aws:policy/ReadOnlyAccess',
  'arn:aws:s3:::sample-bucket/sample-key',
  'arn:aws:s3:us-east-1:111111111111:accesspoint/sample',
  'arn:aws:iam::111111111111:mfa/sample',
  'arn:aws:iam::111111111111:oidc-provider/issuer.example.com',
  'arn:::::',
  'arn:aws:iam::111111111111:role/',
];
const ODD: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e400',
  '-0',
  'NaN',
  '99999999999999999999999999',
  '2147483648',
  'null',
  'true',
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'valueOf',
  '\0',
  'a\0b',
  '\r\nx-injected: 1',
  '\ud800',
  '\uffff',
  '猫',
  'é',
  '\u202e',
  '%',
  '%00',
  '%zz',
  '%ff',
  '../..',
  '/',
  '//',
  '*',
  '?',
  '${aws:username}',
  '${',
  '<a>&amp;</a>',
  ']]>',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '{}',
  '[]',
  '{"Version":"2012-10-17","Statement":[]}',
  '{"Version":"2012-10-17","Statement":{"Effect":"Deny","NotPrincipal":{"AWS":"*"},"NotAction":"*","NotResource":"*","Condition":{"Bool":{"a":[]}}}}',
  '2026-01-01T00:00:00Z',
  '9999999-01-01T00:00:00Z',
  'Mon, 32 Foo 99999 99:99:99 GMT',
  'bytes=0-',
  'bytes=-0',
  'bytes=5-2,1-99999999999999999999',
  '"',
  "'",
  '\\',
  '=',
  '&',
  'AQ==',
];

/** Any text. */
export function oddText(random: Random): string {
  if (random.chance(0.3)) return random.pick(NAMES);
  if (random.chance(0.2)) return random.pick(ARNS);
  if (random.chance(0.1)) return random.pick(ODD).repeat(random.pick([2, 20, 300]));
  if (random.chance(0.03))
    return random.pick(['a', '%41', '[', '(', '*a', '{"a":', '<a>', '/', '0']).repeat(random.pick([100, 5000, 40_000]));
  if (random.chance(0.2))
    return Array.from({ length: random.below(12) }, () => String.fromCharCode(random.below(random.pick([128, 256, 65_536])))).join('');
  return random.pick(ODD);
}

const NUMBERS: readonly number[] = [
  0,
  -0,
  1,
  -1,
  2,
  3,
  0.5,
  1000,
  1001,
  5 * 1024 ** 3,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e21,
  1e308,
  900,
  3600,
  43_201,
];

export function oddNumber(random: Random): number {
  return random.chance(0.3) ? random.between(-10, 200) : random.pick(NUMBERS);
}

/** Anything that JSON and CBOR can hold. */
export function oddJson(random: Random, depth = 0): unknown {
  const kind = random.below(depth > 3 ? 5 : 8);
  if (kind === 0) return null;
  if (kind === 1) return random.chance(0.5);
  if (kind === 2) return oddNumber(random);
  if (kind < 5) return oddText(random);
  if (kind === 5) return Array.from({ length: random.pick([0, 1, 3, 50]) }, () => oddJson(random, depth + 2));
  const fields = Array.from({ length: random.pick([0, 1, 3]) }, () => [oddText(random), oddJson(random, depth + 1)] as const);
  return Object.fromEntries(fields);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what it is about.
const UNSENDABLE = /[\x00-\x08\x0a-\x1f\x7f]/g;

/** A header's value as node lets it through: no control characters but tabs, one byte a character. */
export function oddHeader(random: Random): string {
  return Buffer.from(oddText(random), 'utf8').toString('latin1').replace(UNSENDABLE, '').trim().slice(0, 50_000);
}

/** A part of a request target as node lets it through. */
export function oddTarget(random: Random): string {
  const text = oddText(random);
  if (random.chance(0.6)) return encodeURIComponent(wellFormed(text));
  return Buffer.from(text, 'utf8')
    .toString('latin1')
    .replace(UNSENDABLE, '')
    .replace(/[ \t#?]/g, '');
}

/** Lone surrogates, which cannot be percent-encoded, become U+FFFD. */
export function wellFormed(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}
