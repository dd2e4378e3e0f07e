// Session tags and source identity that a web identity token carries in claims of AWS's own.
import { ServiceError } from '../../../cloud/service-error.ts';
import type { SessionTags } from '../session-tags.ts';

const TAGS = 'https://aws.amazon.com/tags';
const SOURCE_IDENTITY = 'https://aws.amazon.com/source_identity';
const FLAT_TAG = `${TAGS}/principal_tags/`;
const FLAT_TRANSITIVE = `${TAGS}/transitive_tag_keys`;

type Claims = Readonly<Record<string, unknown>>;

/**
 * Both forms of the claim: one object with `principal_tags` and `transitive_tag_keys`, or a claim for each tag. Throws `InvalidIdentityToken`.
 * Source: IAM User Guide, Pass session tags in AWS STS, "Passing session tags using AssumeRoleWithWebIdentity".
 */
export function tokenTags(claims: Claims): SessionTags {
  const passed: Record<string, string> = {};
  const nested = objectOf(claims[TAGS]);
  for (const [key, value] of Object.entries(objectOf(nested['principal_tags']))) passed[key] = tagValue(value);
  for (const [name, value] of Object.entries(claims)) {
    if (name.startsWith(FLAT_TAG)) passed[name.slice(FLAT_TAG.length)] = tagValue(value);
  }
  const transitive = [...listOf(nested['transitive_tag_keys']), ...listOf(claims[FLAT_TRANSITIVE])];
  const keys = new Set(Object.keys(passed).map((key) => key.toLowerCase()));
  if (keys.size !== Object.keys(passed).length) throw invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  if (transitive.some((key) => !keys.has(key.toLowerCase()))) {
    throw invalid('The specified transitive tag key must be included in the requested tags.');
  }
  return { passed, transitive, inherited: {} };
}

export function tokenSourceIdentity(claims: Claims): string | undefined {
  const value = claims[SOURCE_IDENTITY];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && /^(?!aws:)[\w+=,.@-]{2,64}$/.test(value)) return value;
  throw invalid('Source Identity must match [a-zA-Z_0-9+=,.@-]{2,64} and not begin with "aws:"');
}

function tagValue(value: unknown): string {
  const [first, ...more] = Array.isArray(value) ? (value as readonly unknown[]) : [value];
  if (typeof first !== 'string' || more.length > 0) throw invalid('Session tags must have exactly one value each');
  return first;
}

function objectOf(value: unknown): Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Claims) : {};
}

function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((item) => typeof item === 'string');
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidIdentityToken', 400, message);
}
