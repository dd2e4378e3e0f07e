# expects tsc: TS2345: Argument of type 'Permit<"ReadThing">'
--- src/red.ts
// A file of a red fixture.
import type { CallContext } from '../../product/cloud/call-context.ts';
import type { Operation } from '../../product/cloud/service.ts';

const makeThing: Operation<'MakeThing', object, string> = {
  authorize: () => [{ action: 'red:MakeThing', resource: { arn: '*' } }],
  handle: () => 'made',
};

/** Another operation's handler, without asking. */
const readThing: Operation<'ReadThing', object, string> = {
  authorize: () => [{ action: 'red:ReadThing', resource: { arn: '*' } }],
  handle: (permit, input, cx: CallContext) => makeThing.handle(permit, input, cx),
};

export const operations: readonly unknown[] = [makeThing, readThing];
