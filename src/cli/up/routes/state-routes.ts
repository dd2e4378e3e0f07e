// Snapshots of the whole cloud, taken and restored, and a fresh start.
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';
import type { Snapshot } from '../../../cloud/state/state.ts';
import { badInput, notFound, objectOf, textOf } from './route-input.ts';

interface Kept {
  readonly snapshot: Snapshot;
  readonly time: number;
  readonly unpin: () => void;
}

/** Snapshots live as long as the process; `GET /state` gives one for a file. */
export function stateRoutes({ kernel, store, clock }: RunningCloud): readonly ControlRoute[] {
  const { state } = kernel;
  const kept = new Map<string, Kept>();
  const beginning = state.snapshot();
  return [
    {
      method: 'POST',
      path: '/reset',
      handle: async () => {
        await state.commit(state.restore(beginning));
        store.events.clear();
        return { reset: true };
      },
    },
    {
      method: 'POST',
      path: '/snapshots',
      handle: (body) => {
        const name = textOf(objectOf(body), 'name', true);
        kept.get(name)?.unpin();
        kept.set(name, { snapshot: state.snapshot(), time: clock.now(), unpin: store.blobs.pin() });
        return { name };
      },
    },
    {
      method: 'GET',
      path: '/snapshots',
      handle: () => ({ snapshots: [...kept].map(([name, { time }]) => ({ name, time: new Date(time).toISOString() })) }),
    },
    {
      method: 'POST',
      path: '/snapshots/{name}/restore',
      handle: async (_body, params) => {
        const name = params.get('name') ?? '';
        const found = kept.get(name);
        if (found === undefined) throw notFound(`there is no snapshot ${name}; GET /snapshots lists them`);
        await state.commit(state.restore(found.snapshot));
        return { restored: name };
      },
    },
    {
      method: 'DELETE',
      path: '/snapshots/{name}',
      handle: (_body, params) => {
        const name = params.get('name') ?? '';
        const found = kept.get(name);
        if (found === undefined) throw notFound(`there is no snapshot ${name}; GET /snapshots lists them`);
        found.unpin();
        kept.delete(name);
        return { deleted: name };
      },
    },
    { method: 'GET', path: '/state', handle: () => state.exportState() },
    {
      method: 'PUT',
      path: '/state',
      handle: async (body) => {
        try {
          await state.commit(state.importState(objectOf(body) as never));
        } catch (error) {
          throw badInput(`this is no state of a cloud: ${(error as Error).message}`);
        }
        return { restored: true };
      },
    },
  ];
}
