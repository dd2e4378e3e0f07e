// One side in a process of its own: `node run-side.mjs SIDE EVENTS`. Prints what it took, and what it found, as JSON.
import { logsOf } from './logs.mjs';
import { SIDES } from './sides.mjs';

const [side, events] = process.argv.slice(2);
const run = await SIDES[side](logsOf(Number(events)));
const before = process.cpuUsage();
const begun = performance.now();
const found = await run();
const { user, system } = process.cpuUsage(before);
const took = { cpu: (user + system) / 1e6, wall: (performance.now() - begun) / 1e3, memory: process.resourceUsage().maxRSS * 1024 };
process.stdout.write(JSON.stringify({ ...took, found }));
