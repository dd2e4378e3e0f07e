# expects nothing
--- src/things/service.ts
// A file of a red fixture.
import { defineService, type ServiceDefinition } from '../../product/cloud/service.ts';
import { defineTable, type Table } from '../../product/cloud/state/table.ts';

const ROWS: Table<{ readonly name: string }> = defineTable('red.rows');

type Operations = {
  MakeThing: { readonly input: { readonly name: string }; readonly output: { readonly id: string } };
  ReadThing: { readonly input: { readonly id: string }; readonly output: { readonly name: string | undefined } };
};

export const service: ServiceDefinition<Operations> = defineService<Operations>({
  name: 'red',
  operations: {
    MakeThing: {
      authorize: () => [{ action: 'red:MakeThing', resource: { arn: '*' } }],
      handle: (_permit, { name }, { state }) => {
        state.put(ROWS, name, { name });
        return { id: name };
      },
    },
    ReadThing: {
      authorize: ({ id }, { state }) => (state.get(ROWS, id) === undefined ? [] : [{ action: 'red:ReadThing', resource: { arn: id } }]),
      handle: (permit, { id }, { state }) => ({ name: `${permit.operation} ${state.get(ROWS, id)?.name}` }),
      unauthorized: 'nobody is told of what is not there',
    },
  },
  tables: [ROWS],
});
