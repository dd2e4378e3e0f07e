// Runs the gates side by side, prints them in order: tidy, Biome, knip, the compiler.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { reportCounts } from './report-counts.mjs';

const GATES = [
  ['tidy', '--import=tsx', 'test/tidy/run.ts'],
  ['biome', 'node_modules/@biomejs/biome/bin/biome', 'ci', '--error-on-warnings', '--colors=off'],
  ['knip', 'node_modules/knip/bin/knip.js', '--no-progress'],
  ['tsc', 'node_modules/typescript/bin/tsc', '-p', '.', '--incremental', '--tsBuildInfoFile', 'node_modules/.cache/check.tsbuildinfo'],
];

const runs = GATES.map(([name, ...args]) => ({ name, done: run(args) }));
const failures = [];
for (const { name, done } of runs) {
  const { status, output, seconds } = await done;
  if (status !== 0) failures.push(name);
  console.log(`${status === 0 ? 'pass' : 'FAIL'}  ${name} (${seconds} s)`);
  if (status !== 0) console.log(output.trimEnd());
}
reportCounts('gates', { passed: runs.length - failures.length, failures });

function run(args) {
  const start = Date.now();
  return new Promise((resolve) => {
    const cwd = fileURLToPath(new URL('../', import.meta.url));
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => chunks.push(Buffer.from(`${error.message}\n`)));
    child.on('close', (status) => {
      resolve({ status, output: Buffer.concat(chunks).toString(), seconds: ((Date.now() - start) / 1000).toFixed(1) });
    });
  });
}
