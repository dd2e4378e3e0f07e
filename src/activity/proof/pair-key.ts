// Names one action on one resource by those whose policies decide.
import { policyHolder } from '../actor.ts';
import type { UsedCall } from '../used-call.ts';

export function pairKey({ actor }: UsedCall, action: string, resource: string): string {
  return `${policyHolder(actor)} ${action.toLowerCase()} ${resource}`;
}
