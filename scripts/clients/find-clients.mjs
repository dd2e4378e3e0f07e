// Which clients this machine has: programs that scenarios are typed into. Prints them as JSON when run by itself.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findProvider, PROVIDER_VERSION } from './find-provider.mjs';

/** Scenarios start an engine of their own. */
const isRoot = process.getuid?.() === 0;

/** How each is looked for, and how to get it; `apt`: the package that has it, where CI can install one. */
export const CLIENTS = [
  { key: 'awsV1', name: 'AWS CLI v1', find: () => findAws('1'), install: 'pip install "awscli<2"' },
  { key: 'awsV2', name: 'AWS CLI v2', find: () => findAws('2'), apt: 'awscli' },
  { key: 'boto3', name: 'boto3', find: findBoto, apt: 'python3-boto3' },
  { key: 'sdk', name: 'AWS SDK for JavaScript v3', find: findSdk, install: 'npm ci' },
  {
    key: 'terraform',
    name: `Terraform, AWS provider ${PROVIDER_VERSION}`,
    find: findTerraform,
    install: 'terraform, and the provider in a filesystem mirror that TF_PLUGIN_DIR names (terraform providers mirror)',
  },
  { key: 'chromium', name: 'a browser', find: () => findProgram(['chromium', 'chromium-browser', 'google-chrome']), apt: 'chromium' },
  { key: 'docker', name: 'docker', find: () => findProgram(['docker']), apt: 'docker.io' },
  { key: 'dockerd', name: 'dockerd', find: findEngine, ...(isRoot ? { apt: 'docker.io' } : { install: 'root, who alone may start one' }) },
  { key: 'skopeo', name: 'skopeo', find: () => findProgram(['skopeo']), apt: 'skopeo' },
  { key: 'podman', name: 'podman', find: () => findProgram(['podman']), apt: 'podman' },
];

/** By key: `{ version, program, … }` of each that is there. */
export function findClients() {
  return Object.fromEntries(CLIENTS.map(({ key, find }) => [key, find()]).filter(([, found]) => found !== undefined));
}

/** Both versions are called `aws`; `knowsEndpointVariable`: whether it reads AWS_ENDPOINT_URL. */
function findAws(major) {
  // What pip installed beside Python itself starts sooner than by way of a version manager's shim.
  const besidePython = pythons()
    .map((python) => join(dirname(python), 'aws'))
    .filter(existsSync);
  for (const program of new Set([...besidePython, ...candidates(['aws', 'aws2'])])) {
    const version = /^aws-cli\/(\d+)\.(\d+)\.\d+/.exec(tell(program, '--version') ?? '');
    if (version?.[1] !== major) continue;
    const minor = Number(version[2]);
    return { program, version: version[0].slice('aws-cli/'.length), knowsEndpointVariable: minor >= (major === '1' ? 29 : 13) };
  }
  return undefined;
}

function findBoto() {
  for (const program of pythons()) {
    const version = tell(program, '-c', 'import boto3; print(boto3.__version__)');
    if (version !== undefined) return { program, version };
  }
  return undefined;
}

/** The interpreters themselves. */
function pythons() {
  const found = candidates(['python3']).map((program) => tell(program, '-c', 'import sys; print(sys.executable)'));
  return [...new Set(found.filter((program) => program !== undefined && program !== ''))];
}

function findSdk() {
  const version = tell(process.execPath, '-p', 'require("@aws-sdk/client-sts/package.json").version');
  return version === undefined ? undefined : { program: process.execPath, version };
}

function findTerraform() {
  const program = candidates(['terraform'])[0];
  const plugins = findProvider();
  if (program === undefined || plugins === undefined) return undefined;
  const version = /v([\d.]+)/.exec(tell(program, 'version') ?? '')?.[1];
  return version === undefined ? undefined : { program, version, plugins };
}

function findEngine() {
  return isRoot ? findProgram(['dockerd']) : undefined;
}

function findProgram(names) {
  for (const program of candidates(names)) {
    const version = tell(program, '--version');
    if (version !== undefined) return { program, version };
  }
  return undefined;
}

/** On the path first, then where distributions and installers put programs. */
function candidates(names) {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/usr/local/bin', '/usr/sbin'].filter(
    (folder) => folder !== '',
  );
  return [...new Set(folders.flatMap((folder) => names.map((name) => join(folder, name))))].filter(existsSync);
}

/** The first line that it prints; undefined if it fails. */
function tell(program, ...args) {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
  const run = spawnSync(program, args, { cwd: root, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], timeout: 20_000 });
  return run.status === 0 ? (run.stdout || run.stderr).trim().split('\n', 1)[0] : undefined;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  console.log(JSON.stringify(findClients()));
}
