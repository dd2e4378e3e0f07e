// What an explanation needs beside the estate: the services' rules, and AWS's managed policies when one is asked for.
import type { EstatePolicy } from '../estate/estate.ts';
import type { Surroundings } from '../explain/explain-request.ts';
import { findAwsManagedPolicy } from '../services/iam/aws-managed-policies.ts';
import { serviceRules } from '../services/service-rules-table.ts';

/** Costs nothing by itself: AWS's managed policies, which are megabytes, are read when the first is asked for. */
export function surroundings(): Surroundings {
  const found = new Map<string, EstatePolicy | undefined>();
  return {
    rules: serviceRules,
    managedPolicy: (arn) => {
      if (!found.has(arn)) found.set(arn, toEstatePolicy(arn, documentOf(arn)));
      return found.get(arn);
    },
  };
}

/** Of the partition `aws` alone: the documents for the others are not known. */
function documentOf(arn: string): string | undefined {
  return arn.startsWith('arn:aws:') ? findAwsManagedPolicy(arn)?.document : undefined;
}

function toEstatePolicy(arn: string, text: string | undefined): EstatePolicy | undefined {
  if (text === undefined) return undefined;
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  return {
    description: { type: 'identity', name, arn },
    document: { source: { name: arn, text }, span: { start: 0, end: text.length } },
  };
}
