// Builds `dist` from `src`: the catalog's tables and the services' models, then TypeScript. Prints to standard error only, and leaves standard input alone.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, isFresh, stampPath } from './freshness.mjs';
import { withLock } from './lock.mjs';
import { prepare } from './prepare.mjs';

/** What is made before the compiler runs: by which script, from which code beside the packages, where to, and stamped where. */
const GENERATORS = [
  {
    script: 'scripts/build-catalog.ts',
    code: ['scripts/catalog', 'src/catalog'],
    output: 'src/catalog/generated',
    published: /^/,
    stamp: '.catalog-stamp',
    problem: 'the catalog was not built',
  },
  {
    script: 'scripts/build-models.ts',
    code: ['scripts/models', 'scripts/catalog/stamp.ts', 'src/cloud/model/service-model.ts'],
    output: 'src/cloud/model/generated',
    published: /\.json$/, // The compiler makes the rest.
    stamp: '.models-stamp',
    problem: 'the models were not built',
  },
  {
    script: 'scripts/build-scanner.ts',
    code: ['scripts/catalog/stamp.ts', 'src/activity/scan/assembly'],
    output: 'src/activity/scan/generated',
    published: /^/,
    stamp: '.scanner-stamp',
    problem: 'the scanner was not built',
  },
];

/**
 * Installs and builds what is out of date; false if that failed, with the reason already printed.
 * `catalogOnly` stops before the compiler: enough for tests and gates, which read the sources.
 */
export function bringUpToDate(root, { catalogOnly = false } = {}) {
  const onWait = (pid) => say(`waiting for the build of process ${pid} …`);
  return withLock(
    join(root, 'dist', '.lock'),
    (stillHeld) => {
      if (isFresh(root)) return true;
      const problem = prepare(root);
      if (problem !== undefined) {
        say(problem);
        return false;
      }
      return catalogOnly ? generate(root) : build(root, stillHeld);
    },
    onWait,
  );
}

function build(root, stillHeld) {
  say('building …');
  if (!generate(root)) return false;
  const stamp = fingerprint(root);
  const staging = openStaging(root);
  if (!compile(root, staging)) return false;
  if (!outputs(root).every((path) => existsSync(join(staging, path)))) {
    // The compiler trusts its record of what it wrote; somebody removed some of it.
    rmSync(staging, { recursive: true, force: true });
    if (!compile(root, staging)) return false;
  }
  if (!run(root, [join(root, 'scripts', 'bundle.mjs'), staging], 'the command could not be put into one file')) return false;
  if (!stillHeld()) {
    say('build failed: another process took over the lock; try again');
    return false;
  }
  publish(root, staging);
  writeAtomically(stampPath(root), (path) => writeFileSync(path, stamp));
  return true;
}

/** Runs the scripts that make tables and models, unless they already ran over the same inputs. */
function generate(root) {
  return GENERATORS.every((generator) => {
    if (!existsSync(join(root, generator.script))) return true;
    const stamp = join(root, 'dist', generator.stamp);
    const wanted = inputsOf(root, generator);
    const made = existsSync(join(root, generator.output)) && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
    if (made) return true;
    if (!run(root, ['--import=tsx', generator.script], generator.problem)) return false;
    writeAtomically(stamp, (path) => writeFileSync(path, wanted));
    return true;
  });
}

function inputsOf(root, { script, code, output }) {
  const hash = createHash('sha256');
  const files = code.filter((path) => existsSync(join(root, path))).flatMap((path) => listFrom(root, path));
  const inputs = files.filter((path) => !path.startsWith(`${output}/`) && !path.endsWith('.test.ts'));
  for (const path of ['package-lock.json', script, ...inputs]) hash.update(`${path}\0`).update(readFileSync(join(root, path)));
  return hash.digest('hex');
}

/** A file, or all files of a folder; relative to `root`. */
function listFrom(root, path) {
  return statSync(join(root, path)).isDirectory() ? list(join(root, path)).map((file) => `${path}/${file}`) : [path];
}

/** The place where the compiler works. It starts anew when its settings change, since its record does not notice all of them. */
function openStaging(root) {
  const staging = join(root, 'dist', '.build');
  const record = join(staging, '.settings');
  const settings = ['tsconfig.json', 'tsconfig.build.json'].map((path) => readFileSync(join(root, path), 'utf8')).join('');
  if (!existsSync(record) || readFileSync(record, 'utf8') !== settings) {
    rmSync(staging, { recursive: true, force: true });
    mkdirSync(staging, { recursive: true });
    writeFileSync(record, settings);
  }
  return staging;
}

/** The compiler writes to a place of its own, so that a failed or half-done build never touches `dist`. */
function compile(root, staging) {
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const record = join(staging, '.tsbuildinfo');
  return run(root, [tsc, '-p', 'tsconfig.build.json', '--outDir', staging, '--tsBuildInfoFile', record], 'the compiler found errors');
}

function run(root, args, problem) {
  const child = spawnSync(process.execPath, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (child.status === 0) return true;
  say(`build failed: ${problem}`);
  return false;
}

/** Makes `dist` equal to what was compiled and generated, file by file; each file changes at once. */
function publish(root, staging) {
  const dist = join(root, 'dist');
  const wanted = new Map([...outputs(root), ...bundled(staging)].map((path) => [path, join(staging, path)]));
  for (const { output, published } of GENERATORS) {
    if (!existsSync(join(root, output))) continue;
    const target = output.slice('src/'.length);
    for (const path of list(join(root, output))) if (published.test(path)) wanted.set(`${target}/${path}`, join(root, output, path));
  }
  for (const [path, source] of wanted) copyIfChanged(source, join(dist, path));
  for (const path of list(dist)) if (!wanted.has(path)) rmSync(join(dist, path));
}

/** What `bundle.mjs` wrote, relative to `dist`. */
function bundled(staging) {
  return list(join(staging, 'command')).map((path) => `command/${path}`);
}

/** What the compiler makes of the files in `src`, relative to `dist`. Assembly is made into a module before it runs. */
function outputs(root) {
  return list(join(root, 'src'))
    .filter(
      (path) =>
        path.endsWith('.ts') && !path.endsWith('.d.ts') && !path.endsWith('.test.ts') && !path.startsWith('activity/scan/assembly/'),
    )
    .flatMap((path) => ['.js', '.js.map', '.d.ts'].map((end) => path.slice(0, -'.ts'.length) + end));
}

/** All files below, without those that are hidden. */
function list(folder, prefix = '') {
  const entries = readdirSync(join(folder, prefix), { withFileTypes: true }).filter((entry) => !entry.name.startsWith('.'));
  return entries.flatMap((entry) => {
    const path = `${prefix}${entry.name}`;
    return entry.isDirectory() ? list(folder, `${path}/`) : [path];
  });
}

function copyIfChanged(source, target) {
  const from = statSync(source);
  const to = statSync(target, { throwIfNoEntry: false });
  if (to !== undefined && to.size === from.size && Math.abs(to.mtimeMs - from.mtimeMs) < 1) return;
  writeAtomically(target, (path) => {
    copyFileSync(source, path);
    utimesSync(path, from.atime, from.mtime);
  });
}

function writeAtomically(target, write) {
  mkdirSync(dirname(target), { recursive: true });
  const draft = `${target}.${process.pid}.tmp`;
  write(draft);
  renameSync(draft, target);
}

function say(line) {
  process.stderr.write(`${line}\n`);
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const catalogOnly = process.argv.includes('--catalog-only');
  const done = await bringUpToDate(fileURLToPath(new URL('../', import.meta.url)), { catalogOnly });
  if (!done) process.exitCode = 1;
}
