// What an explanation needs beside the estate: the services' rules, and AWS's managed policies when one is asked for.
import type { EstatePolicy } from '../estate/estate.ts';
import type { Surroundings } from '../explain/explain-request.ts';
import { serviceRules } from '../services/service-rules-table.ts';

/** Loads what is large only here, once. */
export async function surroundings(): Promise<Surroundings> {
  const { findManagedPolicy } = await import('../catalog/managed-policy.ts');
  const found = new Map<string, EstatePolicy | undefined>();
  return {
    rules: serviceRules,
    managedPolicy: (arn) => {
      if (!found.has(arn)) found.set(arn, toEstatePolicy(arn, findManagedPolicy(arn)?.document));
      return found.get(arn);
    },
  };
}

function toEstatePolicy(arn: string, text: string | undefined): EstatePolicy | undefined {
  if (text === undefined) return undefined;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return {
    description: { type: 'identity', name, arn },
    document: { source: { name: arn, text }, span: { start: 0, end: text.length } },
  };
}
