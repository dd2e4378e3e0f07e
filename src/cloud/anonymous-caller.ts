// The caller of an unsigned request.
import type { Caller } from './caller.ts';

export const ANONYMOUS: Caller = { principal: { kind: 'anonymous' }, policies: { identity: [] }, arn: 'anonymous', userId: 'anonymous' };
