// Session tags: those that a call passes, and those that the caller's own session must pass on.
import type { Caller } from '../../cloud/caller.ts';
import { invalidParameterValue } from './validation-error.ts';

export interface SessionTags {
  /** Passed in the call. */
  readonly passed: Readonly<Record<string, string>>;
  /** Keys that the call makes transitive. */
  readonly transitive: readonly string[];
  /** Passed on by the caller's session, whatever the call says. */
  readonly inherited: Readonly<Record<string, string>>;
}

export interface TagInput {
  readonly Key: string;
  readonly Value: string;
}

/** Throws `InvalidParameterValue` with the sentences recorded from AWS. */
export function sessionTags(caller: Caller, tags: readonly TagInput[] = [], transitive: readonly string[] = []): SessionTags {
  const inherited = inheritedTags(caller);
  const fixed = new Set(Object.keys(inherited).map((key) => key.toLowerCase()));
  const keys = new Set<string>();
  for (const { Key } of tags) {
    const key = Key.toLowerCase();
    if (keys.has(key)) throw invalidParameterValue('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
    keys.add(key);
    if (fixed.has(key)) {
      throw invalidParameterValue(
        "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
      );
    }
  }
  if (transitive.some((key) => !keys.has(key.toLowerCase()))) {
    throw invalidParameterValue('The specified transitive tag key must be included in the requested tags.');
  }
  return { passed: Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value])), transitive, inherited };
}

function inheritedTags({ principal, session }: Caller): Readonly<Record<string, string>> {
  if (principal.kind !== 'roleSession' || session?.tags === undefined || session.transitiveTagKeys === undefined) return {};
  const transitive = new Set(session.transitiveTagKeys.map((key) => key.toLowerCase()));
  return Object.fromEntries(Object.entries(session.tags).filter(([key]) => transitive.has(key.toLowerCase())));
}
