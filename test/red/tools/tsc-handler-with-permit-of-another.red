# expects tsc: TS2322: Type '(_permit: Permit<"ReadThing">)
--- src/red.ts
// A file of a red fixture.
import type { Permit } from '../../product/cloud/permit.ts';
import { defineService, type ServiceDefinition } from '../../product/cloud/service.ts';

type Operations = { MakeThing: { readonly input: object; readonly output: { readonly id: string } } };

export const service: ServiceDefinition<Operations> = defineService<Operations>({
  name: 'red',
  operations: {
    MakeThing: {
      authorize: () => [{ action: 'red:MakeThing', resource: { arn: '*' } }],
      handle: (_permit: Permit<'ReadThing'>) => ({ id: 'a' }),
    },
  },
  tables: [],
});
