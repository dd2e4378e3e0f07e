# expects tsc: TS2741: Property 'authorize' is missing
--- src/red.ts
// A file of a red fixture.
import { defineService, type ServiceDefinition } from '../../product/cloud/service.ts';

type Operations = { MakeThing: { readonly input: object; readonly output: { readonly id: string } } };

export const service: ServiceDefinition<Operations> = defineService<Operations>({
  name: 'red',
  operations: { MakeThing: { handle: () => ({ id: 'a' }) } },
  tables: [],
});
