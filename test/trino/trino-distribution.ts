// The unpacked server, fetched once by Maven from its default repository and kept outside this folder.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fail, ok, type Result } from '../../src/model/result.ts';
import type { TrinoRelease } from './trino-release.ts';

const DEPENDENCY_PLUGIN = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1';

export interface Distribution {
  readonly version: number;
  readonly folder: string;
}

function cacheFolder(): string {
  return join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'wariin', 'trino');
}

/** The first of the releases that can be had. The error says what Maven said of each. */
export function getDistribution(releases: readonly TrinoRelease[], mvn: string): Result<Distribution, string> {
  const reasons: string[] = [];
  for (const { version } of releases) {
    const folder = join(cacheFolder(), `trino-server-${version}`);
    if (existsSync(folder)) return ok({ version, folder });
    console.log(`fetching io.trino:trino-server:${version} (up to 1 GB) …`);
    const fetched = fetchServer(version, mvn);
    if (fetched.ok) {
      console.log(`unpacking it into ${cacheFolder()}`);
      const unpacked = unpack(fetched.value, version);
      if (unpacked.ok) return ok({ version, folder });
      reasons.push(`${version}: ${unpacked.error}`);
    } else {
      reasons.push(`${version}: ${fetched.error}`);
    }
  }
  return fail(reasons.join('\n'));
}

/** The path of the archive in Maven's own cache, which is one of ours. */
function fetchServer(version: number, mvn: string): Result<string, string> {
  const repository = join(cacheFolder(), 'm2');
  const artifact = `io.trino:trino-server:${version}:tar.gz`;
  const goal = [`${DEPENDENCY_PLUGIN}:get`, `-Dartifact=${artifact}`, '-Dtransitive=false', `-Dmaven.repo.local=${repository}`];
  const { stdout, status, error } = spawnSync(mvn, ['-B', '-ntp', ...goal], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
  if (error !== undefined) return fail(error.message);
  const folder = join(repository, 'io', 'trino', 'trino-server', String(version));
  const archive = existsSync(folder) ? readdirSync(folder).find((name) => name.endsWith('.tar.gz')) : undefined;
  if (status === 0 && archive !== undefined) return ok(join(folder, archive));
  return fail(/Could(?:n't| not) [^\n]{0,200}/.exec(stdout)?.[0] ?? `mvn ended with ${status}`);
}

/** All of it, as plugins are hard links to each other's files. Only a whole one gets the final name. */
function unpack(archive: string, version: number): Result<undefined, string> {
  const aside = join(cacheFolder(), `unpacking-${process.pid}`);
  mkdirSync(aside, { recursive: true });
  const { status } = spawnSync('tar', ['-xzf', archive, '-C', aside], { stdio: ['ignore', 'inherit', 'inherit'] });
  if (status === 0) renameSync(join(aside, `trino-server-${version}`), join(cacheFolder(), `trino-server-${version}`));
  rmSync(aside, { recursive: true, force: true });
  return status === 0 ? ok(undefined) : fail(`tar ended with ${status}`);
}
