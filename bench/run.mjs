// `npm run bench -- NAME`: runs one benchmark, or all. Peers are installed into bench/.peers, never into the project.
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';

const BENCHES = {
  decide: () => import('./decide.mjs'),
  cold: () => import('./cold.mjs'),
  hostile: () => import('./hostile.mjs'),
  cloud: () => import('./cloud/cloud.mjs'),
  registry: () => import('./registry/registry.mjs'),
  analyze: () => import('./analyze.mjs'),
  reason: () => import('./reason/reason.mjs'),
  activity: () => import('./activity/activity.mjs'),
};

if (!existsSync(new URL('../dist/evaluate/decide.js', import.meta.url))) {
  console.error('bench: dist is missing; run `npm run build` first');
  process.exit(1);
}
/** Flags that are followed by a number. */
const NUMBERS = new Set(['--events', '--rounds']);
const names = process.argv.slice(2).filter((argument, index, all) => !argument.startsWith('-') && !NUMBERS.has(all[index - 1]));
const unknown = names.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`bench: there is no ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  process.exit(1);
}
console.log(`node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown processor'}`);
for (const name of names.length === 0 ? Object.keys(BENCHES) : names) {
  const { run } = await BENCHES[name]();
  for (const { name: comparison, value } of await run()) console.log(`ratio ${comparison} ${value.toPrecision(4)}`);
}
