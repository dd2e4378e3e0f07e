// The spelling of an action that AWS's documentation has, for one written in any case.
import { findAction } from '../catalog/action.ts';

/** `sqs:sendmessage` and `SQS:SendMessage` to `sqs:SendMessage`; names that the catalog does not know stay as they are. */
export function canonicalAction(action: string): string {
  const colon = action.indexOf(':');
  if (colon < 0) return action;
  const service = action.slice(0, colon).toLowerCase();
  const name = action.slice(colon + 1);
  return `${service}:${findAction(service, name)?.name ?? name}`;
}
