// A program that writes for ever and says what was acknowledged; it is to be killed.
import { makeTemporaryFolder, nodeDisk } from '../../src/cloud/ports/disk-node.ts';
import { systemClock } from '../../src/cloud/ports/system-clock.ts';
import { openStore } from '../../src/cloud/state/open-store.ts';
import { CRASH_TABLES, eventOf, writeCall } from './crash-rows.ts';

const [data = '', first = '0'] = process.argv.slice(2);
const WRITERS = 16;

const store = await openStore({
  tables: CRASH_TABLES,
  clock: systemClock,
  disk: nodeDisk,
  temporary: () => makeTemporaryFolder('crash-'),
  data,
  report: (line) => process.stderr.write(`${line}\n`),
  packSize: 64,
  // Short, so that a kill may come in the midst of a checkpoint.
  longLog: 200_000,
  growth: 0,
});

let next = Number(first);
const write = async (writer: number): Promise<void> => {
  for (;;) {
    const call = next++;
    const { changes } = store.state.transact((state) => writeCall(state, writer, call));
    store.events.append(eventOf(call));
    await store.state.commit(changes);
    process.stdout.write(`${writer} ${call}\n`);
  }
};
await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
