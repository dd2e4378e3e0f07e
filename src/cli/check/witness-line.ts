// A request that proves a finding, on one line.
import type { CheckWitness } from '../../analyze/checks/access/answer.ts';

export function witnessLine({ principal, action, resource, context }: CheckWitness): string {
  const who = principal === undefined ? '' : `${principal === '*' ? 'anybody' : principal} may `;
  const keys = Object.entries(context).map(([key, value]) => `${key}=${typeof value === 'string' ? value : value.join(',')}`);
  return `${who}${action} on ${resource}${keys.length === 0 ? '' : ` with ${keys.join(', ')}`}`;
}
