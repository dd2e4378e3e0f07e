// An AWS service calling in its own name.
import type { Caller } from './caller.ts';

const known = new Map<string, Caller>();

export function serviceCaller(name: string): Caller {
  let caller = known.get(name);
  if (caller === undefined) {
    caller = { principal: { kind: 'service', name }, policies: { identity: [] }, arn: name, userId: name };
    known.set(name, caller);
  }
  return caller;
}
