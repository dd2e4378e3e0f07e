// Keys about VPC endpoints, which only some services fill in.
import type { DraftStatement } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';

const KEYS: ReadonlySet<string> = new Set(['aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths']);

/** IAM User Guide, AWS global condition context keys: the keys are there for a list of services that grows. All actions are never on it. */
export function checkEndpointKeys({ tell }: Validation, { condition, actions }: DraftStatement): void {
  const wide = actions.some(({ negated, values }) => negated || values.some(({ text }) => text === '*' || text === '*:*'));
  if (!wide) return;
  for (const { name, key, operator } of condition?.clauses ?? []) {
    if (!KEYS.has(name) || operator.name === 'Null') continue;
    const details = `Few services fill in ${key.text}: name the actions of services that do, so that requests to others are not caught by this.`;
    tell('USE_CONDITION_KEY_ONLY_WITH_SUPPORTED_SERVICES', details, key);
  }
}
