// Patterns that the checks of policies refuse, widened until they pass: recorded names are not always well formed.
import { isRegion, PARTITIONS } from '../../analyze/checks/validate/resources/regions.ts';
import { validate } from '../../analyze/checks/validate/validate.ts';
import { resourceTypesFor } from '../../catalog/resource-type.ts';
import type { ResourcePattern } from './resource-patterns.ts';

/**
 * The pattern itself where it passes; else with `*` for its partition, Region or account; else `*`. What is wider covers what the pattern did.
 */
export function soundPattern(pattern: string): ResourcePattern {
  if (isSound(pattern)) return { pattern };
  const parts = pattern.split(':');
  // From the least that is given up to the most.
  for (const open of [[3], [4], [3, 4], [1], [1, 3], [1, 4], [1, 3, 4]]) {
    const wider = parts.map((part, i) => (open.includes(i) ? '*' : part)).join(':');
    if (isSound(wider)) return { pattern: wider, note: `${pattern} is no ARN that a policy may name` };
  }
  return { pattern: '*', note: `${pattern} is no ARN that a policy may name` };
}

function isSound(pattern: string): boolean {
  return isPlain(pattern) || passesChecks(pattern);
}

/** The form of most ARNs, seen without the checks, which take longer. */
function isPlain(pattern: string): boolean {
  const [, partition = '', , region = '', account = ''] = pattern.split(':', 5);
  const known = PARTITIONS.includes(partition) && (region === '' || isRegion(region)) && /^(?:\d{12})?$/.test(account);
  return known && resourceTypesFor(pattern).length > 0;
}

function passesChecks(pattern: string): boolean {
  const statement = { Effect: 'Allow', Action: 'iam:GetUser', Resource: pattern };
  const text = JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  return validate({ name: 'a resource', text }, { policyType: 'IDENTITY_POLICY' }).every(({ findingType }) => findingType !== 'ERROR');
}
