// The limits of inputs. AWS Organizations does not list what is wrong, as other services do: it gives one InvalidInputException.
import type { Tag } from '../../cloud/model/generated/organizations.ts';
import { invalidInput, violation, wrongPattern } from './errors.ts';
import { POLICY_KINDS } from './policy-kinds.ts';

export type PatternName =
  | 'account'
  | 'root'
  | 'unit'
  | 'parent'
  | 'child'
  | 'target'
  | 'policy'
  | 'handshake'
  | 'creation'
  | 'servicePrincipal'
  | 'email'
  | 'roleName'
  | 'resource';

/** AWS Organizations API Reference: the patterns of members. */
export const PATTERNS: Readonly<Record<PatternName, RegExp>> = {
  account: /^\d{12}$/,
  root: /^r-[0-9a-z]{4,32}$/,
  unit: /^ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}$/,
  parent: /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/,
  child: /^(?:\d{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/,
  target: /^(?:r-[0-9a-z]{4,32}|\d{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/,
  policy: /^p-[0-9a-zA-Z_]{8,128}$/,
  handshake: /^h-[0-9a-z]{8,32}$/,
  creation: /^car-[a-z0-9]{8,32}$/,
  servicePrincipal: /^[\w+=,.@-]{1,128}$/,
  email: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
  roleName: /^[\w+=,.@-]{1,64}$/,
  resource: /^(?:r-[0-9a-z]{4,32}|\d{12}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}|p-[0-9a-zA-Z_]{8,128}|rp-[0-9a-zA-Z_]{4,128})$/,
};

/** Throws `InvalidInputException`. */
export function checkPattern(value: string, pattern: keyof typeof PATTERNS): void {
  if (!PATTERNS[pattern].test(value)) throw wrongPattern();
}

export function checkLength(value: string, minimum: number, maximum: number): void {
  if (value.length < minimum) throw invalidInput('MIN_LENGTH_EXCEEDED', 'You provided a value that is shorter than the minimum length.');
  if (value.length > maximum) throw invalidInput('MAX_LENGTH_EXCEEDED', 'You provided a value that exceeds the maximum length.');
}

export function checkPolicyType(type: string): void {
  if (!POLICY_KINDS.has(type)) throw invalidInput('INVALID_ENUM_POLICY_TYPE', 'You specified an invalid policy type.');
}

const MAX_TAGS = 50;

/** Tags to put over the ones that are there, as they then are. Throws for wrong keys and too many. */
export function withTags(present: Readonly<Record<string, string>>, tags: readonly Tag[]): Readonly<Record<string, string>> {
  const seen = new Set<string>();
  for (const { Key, Value } of tags) {
    checkLength(Key, 1, 128);
    checkLength(Value, 0, 256);
    if (Key.toLowerCase().startsWith('aws:')) {
      throw invalidInput(
        'INVALID_SYSTEM_TAGS_PARAMETER',
        'You specified a tag key that is a system tag. You can’t add, edit, or delete system tag keys.',
      );
    }
    if (seen.has(Key)) throw invalidInput('DUPLICATE_TAG_KEY', 'You specified duplicate tag keys.');
    seen.add(Key);
  }
  const all = { ...present, ...Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])) };
  if (Object.keys(all).length > MAX_TAGS)
    throw violation('MAX_TAG_LIMIT_EXCEEDED', 'You have exceeded the number of tags allowed on this resource.');
  return all;
}
