# expects tsc: TS2339: Property 'put' does not exist on type 'StateReader'
--- src/red.ts
// A file of a red fixture.
import { defineService, type ServiceDefinition } from '../../product/cloud/service.ts';
import { defineTable, type Table } from '../../product/cloud/state/table.ts';

const ROWS: Table<{ readonly name: string }> = defineTable('red.rows');

type Operations = { MakeThing: { readonly input: object; readonly output: { readonly id: string } } };

export const service: ServiceDefinition<Operations> = defineService<Operations>({
  name: 'red',
  operations: {
    MakeThing: {
      authorize: (_input, { state }) => {
        state.put(ROWS, 'a', { name: 'a' });
        return [{ action: 'red:MakeThing', resource: { arn: '*' } }];
      },
      handle: () => ({ id: 'a' }),
    },
  },
  tables: [ROWS],
});
