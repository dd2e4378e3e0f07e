// Tries the queries on a real Trino: a coordinator and a worker on this machine, over the public logs. Says what is missing, and fails then.
// `node --import tsx scripts/test-trino.mjs [NAME=FOLDER …]` takes more folders with logs in the layout of a trail.
import { mkdtempSync, rmSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logsOf } from '../bench/activity/logs.mjs';
import { sharedData } from '../test/signature/shared-data.ts';
import { layOutLogs, mergeTrails } from '../test/trino/lay-out-logs.ts';
import { objectsBelow } from '../test/trino/log-folders.ts';
import { runCases } from '../test/trino/run-cases.ts';
import { startCluster } from '../test/trino/trino-cluster.ts';
import { getDistribution } from '../test/trino/trino-distribution.ts';
import { javaVersion, usableReleases } from '../test/trino/trino-release.ts';

/** A little more than 100 MB of JSON. */
const GENERATED_EVENTS = 70_000;

process.exitCode = await main(process.argv.slice(2));

async function main(args) {
  const java = javaVersion('java');
  if (java === undefined) return missing('java: apt-get install --no-install-recommends openjdk-17-jre-headless');
  if (spawnSync('mvn', ['-version']).status !== 0) return missing('mvn (Apache Maven): apt-get install --no-install-recommends maven');
  const releases = usableReleases(java);
  if (releases.length === 0) return missing(`a Java that Trino runs on: this one is ${java}, and 11 is the oldest`);
  const distribution = getDistribution(releases, 'mvn');
  if (!distribution.ok) return missing(`the server of Trino, or the network to Maven's repository:\n${distribution.error}`);
  console.log(`Trino ${distribution.value.version} on Java ${java}`);

  const folders = new Map(args.map((arg) => [arg.slice(0, arg.indexOf('=')), arg.slice(arg.indexOf('=') + 1)]));
  const scratch = mkdtempSync(join(tmpdir(), 'wariin-trino-'));
  const interrupted = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interrupted.abort());
  let cluster;
  try {
    const data = sharedData('cloudtrail');
    if (data !== undefined) {
      mergeTrails(objectsBelow(data), join(scratch, 'real'));
      folders.set('real', join(scratch, 'real'));
    }
    const generated = logsOf(GENERATED_EVENTS);
    layOutLogs(generated.files, join(scratch, 'generated'));
    folders.set('generated', join(scratch, 'generated'));
    console.log(`generated: ${generated.events} events, ${(generated.jsonBytes / 1e6).toFixed(0)} MB of JSON`);
    cluster = await startCluster(distribution.value, 'java', scratch, interrupted.signal);
    const tried = await runCases(cluster, scratch, folders);
    const failed = tried.filter(({ problems }) => problems.length > 0).length;
    console.log(`\ntrino: ${tried.length - failed} passed, ${failed} failed`);
    return failed === 0 ? 0 : 1;
  } catch (error) {
    console.log(error instanceof Error ? (error.stack ?? error.message) : error);
    return 1;
  } finally {
    await cluster?.stop();
    rmSync(scratch, { recursive: true, force: true });
  }
}

function missing(what) {
  console.log(`NOT RUN: missing ${what}`);
  return 1;
}
