// Condition keys: whether they exist, and how they are written.
import { serviceName } from '../../../../catalog/service.ts';
import { SERVICES } from '../../../../catalog/services.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftClause, DraftStatement } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';

export function checkKeys(validation: Validation, { condition }: DraftStatement): void {
  const seen = new Map<string, DraftClause>();
  for (const clause of condition?.clauses ?? []) {
    checkKey(validation, clause);
    const block = `${clause.operator.text.span.start} ${clause.name}`;
    const first = seen.get(block);
    if (first === undefined) {
      seen.set(block, clause);
      continue;
    }
    const details = `Case does not count in condition keys, so ${quoteInput(clause.key.text)} stands twice under this operator: join the values in one list.`;
    validation.tell('DUPLICATE_KEYS_WITH_DIFFERENT_CASE', details, clause.key, first.key);
  }
}

/** Keys that a tag key has to follow. */
const TAG_KEYS = /^[^:]+:(?:requesttag|resourcetag|principaltag|existingobjecttag|requestobjecttag)\/?$/;

function checkKey({ tell, kind }: Validation, { key, name, facts }: DraftClause): void {
  const colon = name.indexOf(':');
  const shown = quoteInput(key.text);
  if (colon <= 0 || colon === name.length - 1) {
    tell('INVALID_CONDITION_KEY_FORMAT', `A condition key is written prefix:name, and ${shown} is not.`, key);
    return;
  }
  if (TAG_KEYS.test(name)) {
    tell('MISSING_TAG_KEY_IN_CONDITION', `Say which tag: ${quoteInput(`${key.text.replace(/\/$/, '')}/KEY`)}.`, key);
    return;
  }
  if (name === 'aws:arn') {
    // IAM takes the old name where it can only be the principal that is meant.
    if (kind === 'RESOURCE_POLICY' || kind === 'RESOURCE_CONTROL_POLICY') {
      tell('UNSUPPORTED_GLOBAL_CONDITION_KEY', 'The key aws:ARN is not supported here: use aws:PrincipalArn or aws:SourceArn.', key);
    } else {
      tell('DEPRECATED_GLOBAL_CONDITION_KEY', 'The key aws:ARN is an old one: use aws:PrincipalArn.', key);
    }
    return;
  }
  if (facts !== undefined) return;
  const prefix = name.slice(0, colon);
  if (prefix === 'aws') {
    tell('INVALID_GLOBAL_CONDITION_KEY', `There is no global condition key ${shown}.`, key);
  } else if (serviceName(prefix) !== undefined) {
    tell('INVALID_SERVICE_CONDITION_KEY', `${serviceName(prefix)} has no condition key ${shown}.`, key);
  } else if (!prefix.includes('.') && !SERVICES.keyServices.has(prefix)) {
    tell('INVALID_SERVICE', `No service has condition keys that begin with ${quoteInput(`${prefix}:`)}.`, key);
  }
}
