// Keys that say whose request it is: patterns in their values let in more than anybody means.
// IAM User Guide, AWS global condition context keys (sensitive condition keys).

/** Lower-case keys of which no part may vary. */
export const FIXED_KEYS: ReadonlySet<string> = new Set([
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:sourceaccount',
  'aws:sourceorgid',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:vpceaccount',
  'aws:vpceorgid',
]);

/** Lower-case keys whose values must begin with at least `FIXED_START` characters that do not vary. */
export const PREFIXED_KEYS: ReadonlySet<string> = new Set([
  'aws:principalorgpaths',
  'aws:resourceorgpaths',
  'aws:sourceorgpaths',
  'aws:vpceorgpaths',
]);

export const FIXED_START = 6;
