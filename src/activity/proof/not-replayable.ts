// Recorded calls that no request can be made of.
import type { UsedCall } from '../used-call.ts';

/** Why no request can be made of a call; undefined when one can. */
export function notReplayable({ actor, meaning }: UsedCall): string | undefined {
  if (actor.kind === 'root') return 'root user: no identity policy binds it';
  if (actor.kind === 'service' || actor.kind === 'other') return 'nobody of these accounts whose policy it could be';
  switch (meaning.kind) {
    case 'unmapped':
      return 'unmapped: no action is known for it';
    case 'free':
      return 'needs no permission';
    case 'noCall':
      return 'no call of an API';
    case 'actions':
      return undefined;
  }
}
