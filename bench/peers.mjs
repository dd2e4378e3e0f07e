// The programs that the benchmarks compare with: installed by name and version into a scratch folder on first use.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const FOLDER = fileURLToPath(new URL('./.peers/', import.meta.url));

/** iam-simulate is AGPL-3.0: it is measured here, and is no dependency of the project. */
const PEERS = {
  '@cloud-copilot/iam-simulate': '0.1.173',
  '@cedar-policy/cedar-wasm': '4.13.0',
  '@duckdb/node-api': '1.5.6-r.1',
  'z3-solver': '5.2.0',
};

/** Imports a peer; installs all of them first if need be. */
export async function importPeer(name, path = '') {
  if (!existsSync(`${FOLDER}node_modules/${name}`)) install();
  const require = createRequire(pathToFileURL(FOLDER));
  return path === '' ? import(pathToFileURL(require.resolve(name)).href) : require(`${name}/${path}`);
}

function install() {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(`${FOLDER}package.json`, JSON.stringify({ private: true, dependencies: PEERS }));
  console.error('bench: installing the peers');
  execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
