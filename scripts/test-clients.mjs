// Runs the scenarios with the real clients that are on this machine, and says which are missing and how to get them.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { reportCounts } from './report-counts.mjs';
import { runVitest } from './run-vitest.mjs';

const CLIENTS = [
  { name: 'AWS CLI', commands: [['aws', '--version']], install: 'apt-get install awscli, or the installer of AWS' },
  { name: 'AWS SDK for JavaScript v3', module: '@aws-sdk/client-sts', install: 'npm install --no-save @aws-sdk/client-sts' },
  {
    name: 'an OCI client',
    commands: [
      ['skopeo', '--version'],
      ['docker', '--version'],
      ['podman', '--version'],
    ],
    install: 'apt-get install skopeo',
  },
  {
    name: 'a browser',
    commands: [
      ['chromium', '--version'],
      ['google-chrome', '--version'],
    ],
    install: 'apt-get install chromium',
  },
];

for (const client of CLIENTS) {
  const found = find(client);
  console.log(found === undefined ? `missing  ${client.name}: ${client.install}` : `found    ${client.name}: ${found}`);
}

if (listScenarios().length === 0) {
  console.log('no scenario needs a real client yet; those that need only Node run with `npm test`');
  reportCounts('clients', { passed: 0, failed: 0 });
} else {
  reportCounts('clients', runVitest(['--project', 'clients', ...process.argv.slice(2)]));
}

function find({ commands = [], module }) {
  if (module !== undefined) {
    try {
      return createRequire(import.meta.url).resolve(`${module}/package.json`);
    } catch {
      return undefined;
    }
  }
  for (const [command, ...args] of commands) {
    const run = spawnSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 10_000 });
    if (run.status === 0) return (run.stdout || run.stderr).split('\n', 1)[0];
  }
  return undefined;
}

function listScenarios() {
  const folder = fileURLToPath(new URL('../test/scenarios/', import.meta.url));
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true }).filter((path) => path.endsWith('.clients.test.ts'));
}
