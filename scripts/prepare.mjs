// Installs the dependencies when they are missing or are not those of the lockfile. Needs nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import { readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withLock } from './lock.mjs';

const NETWORK_ERROR = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/;

/** Returns what is wrong, in words for the user, or undefined once everything is installed. */
export function prepare(root) {
  const required = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).engines.node.replace('>=', '');
  if (!isAtLeast(process.versions.node, required)) {
    return `Node ${required} or newer is needed; this is Node ${process.versions.node} (${process.execPath})`;
  }
  return isInstalled(root) ? undefined : install(root);
}

export function isAtLeast(version, required) {
  const [have, need] = [version, required].map((text) => text.split('.').map(Number));
  for (let i = 0; i < need.length; i++) {
    if (have[i] !== need[i]) return have[i] > need[i];
  }
  return true;
}

/** npm writes `node_modules/.package-lock.json` last; packages for other platforms are optional and missing from it. */
export function isInstalled(root) {
  let installed;
  try {
    installed = JSON.parse(readFileSync(join(root, 'node_modules', '.package-lock.json'), 'utf8')).packages;
  } catch {
    return false;
  }
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const found = installed[path];
    if (found === undefined) return entry.optional === true || entry.devOptional === true;
    return found.version === entry.version && (entry.integrity === undefined || found.integrity === entry.integrity);
  });
}

function install(root) {
  process.stderr.write('installing dependencies (npm ci) …\n');
  const options = ['--ignore-scripts', '--include=dev', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error'];
  const retries = ['--fetch-retry-mintimeout=2000', '--fetch-retry-maxtimeout=10000'];
  const run = spawnSync('npm', ['ci', ...options, ...retries], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    shell: process.platform === 'win32',
  });
  if (run.status === 0) return undefined;
  const details = (run.stderr ?? String(run.error)).trim();
  if (run.error !== undefined) return `npm could not be started: ${run.error.message}`;
  if (NETWORK_ERROR.test(details)) {
    return `${details}\nthe npm registry cannot be reached: connect to the network and run the same command again`;
  }
  return `${details}\nnpm ci failed with status ${run.status}`;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const root = fileURLToPath(new URL('../', import.meta.url));
  const problem = await withLock(join(root, 'dist', '.lock'), () => prepare(root));
  if (problem !== undefined) {
    process.stderr.write(`${problem}\n`);
    process.exitCode = 1;
  }
}
