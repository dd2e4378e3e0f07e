// The way to resources that have a policy and nothing else.
import type { Exposure, ExposedRecord, Exposures } from './exposure.ts';

export const NO_EXPOSURE: Exposures = { ways: [], notes: [] };

/** By the resource's own policy; none without one. */
export function byPolicy(record: ExposedRecord, actions: readonly string[], parts: readonly string[] = []): readonly Exposure[] {
  const { policy, arn } = record;
  if (policy === undefined) return [];
  const resources = [arn, ...parts.map((part) => arn + part)];
  return [{ source: { type: 'POLICY' }, resources, actions, policy, written: false }];
}
