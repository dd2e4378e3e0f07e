// Gate: every package comes from the npm registry, at an exact version, under a licence that we may use, and runs nothing on install.
import type { Gate, Violation } from './gate.ts';
import type { SourceTree } from './source-tree.ts';

export const licences: Gate = {
  name: 'licences',
  rules: [
    'licence/not-allowed',
    'licence/install-script',
    'licence/foreign-host',
    'licence/no-integrity',
    'licence/inexact-version',
    'licence/missing-platform',
  ],
  check,
};

const ALLOWED = new Set(['Apache-2.0', 'MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'CC0-1.0', 'BlueOak-1.0.0', 'Python-2.0']);
/** Not for what we ship. */
const ALLOWED_FOR_DEVELOPMENT = new Set([...ALLOWED, 'MPL-2.0']);
/** Tools for other platforms, which the registry did not offer where the lockfile was made; never installed on Linux, never shipped. */
const WITHOUT_DIGEST = /^node_modules\/@(?:biomejs\/cli|oxc-parser\/binding)-/;
const LOCKFILE = 'package-lock.json';
const MANIFEST = 'package.json';

interface LockedPackage {
  readonly resolved?: string;
  readonly integrity?: string;
  readonly license?: string;
  readonly hasInstallScript?: boolean;
  readonly dev?: boolean;
  readonly optional?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

function check(tree: SourceTree): readonly Violation[] {
  const manifest: Manifest = JSON.parse(tree.get(MANIFEST) ?? '{}');
  const lock: { packages?: Record<string, LockedPackage> } = JSON.parse(tree.get(LOCKFILE) ?? '{}');
  const packages = Object.entries(lock.packages ?? {}).filter(([path]) => path !== '');
  const locked = new Set(packages.map(([path]) => path));
  return [...checkVersions(manifest, tree), ...packages.flatMap(([path, entry]) => checkPackage(path, entry, locked, tree))];
}

function checkPackage(path: string, entry: LockedPackage, locked: ReadonlySet<string>, tree: SourceTree): readonly Violation[] {
  const violations: Violation[] = [];
  const report = (rule: string, message: string): void => {
    violations.push({ rule, path: LOCKFILE, line: lineOfText(tree, LOCKFILE, `"${path}"`), message: `${path} ${message}` });
  };
  const development = entry.dev === true;
  if (!isAllowed(entry.license, development ? ALLOWED_FOR_DEVELOPMENT : ALLOWED)) {
    report('licence/not-allowed', `is under \`${entry.license ?? 'no licence'}\``);
  }
  if (entry.hasInstallScript === true && !development) report('licence/install-script', 'ships and runs a script on install');
  // The lockfile names no address (.npmrc says so): npm asks the registry that it is set up with, and the digest decides.
  if (entry.resolved !== undefined) report('licence/foreign-host', `comes from \`${entry.resolved}\``);
  const excused = entry.integrity === undefined && development && entry.optional === true && WITHOUT_DIGEST.test(path);
  if (!excused && entry.integrity?.startsWith('sha512-') !== true) report('licence/no-integrity', 'has no SHA-512 digest');
  for (const name of Object.keys(entry.optionalDependencies ?? {})) {
    // Without an entry for each, `npm ci` refuses the lockfile.
    if (!locked.has(`${path}/node_modules/${name}`) && !locked.has(`node_modules/${name}`)) {
      report('licence/missing-platform', `may need ${name}, which the lockfile does not have`);
    }
  }
  return violations;
}

/** `A OR B` needs one, `A AND B` both; no package here nests them. */
function isAllowed(expression: string | undefined, allowed: ReadonlySet<string>): boolean {
  const bare = (expression ?? '').replace(/^\(|\)$/g, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((licence) => allowed.has(licence)));
}

function checkVersions(manifest: Manifest, tree: SourceTree): readonly Violation[] {
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(?:[-+][\w.-]+)?$/.test(version))
    .map(([name, version]) => ({
      rule: 'licence/inexact-version',
      path: MANIFEST,
      line: lineOfText(tree, MANIFEST, `"${name}"`),
      message: `\`${name}\` is asked for as \`${version}\`; state one version`,
    }));
}

function lineOfText(tree: SourceTree, path: string, needle: string): number {
  const text = tree.get(path) ?? '';
  return text.slice(0, Math.max(0, text.indexOf(needle))).split('\n').length;
}
