// What Trino has to give: the rows of the embedded reader, from text and from Parquet, whole and in parts.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import type { PrincipalPattern } from '../../src/activity/principal-pattern.ts';
import { wantedMembersOf } from '../../src/activity/map/wanted-members-of.ts';
import { listLogFolders } from '../../src/activity/read/list-log-folders.ts';
import { readActivity } from '../../src/activity/read/read-activity.ts';
import { FOLD_ABOVE } from '../../src/activity/read/read-limits.ts';
import type { ActivityFilter } from '../../src/activity/sql/activity-filter.ts';
import type { SqlActivity } from '../../src/activity/sql/sql-activity.ts';
import type { SqlTable } from '../../src/activity/sql/sql-table.ts';
import { trailTables } from '../../src/activity/sql/trail-tables.ts';
import { type LogFolder, trinoTableDdl } from '../../src/activity/sql/trino-ddl.ts';
import { trinoGroups } from '../../src/activity/sql/trino-groups.ts';
import type { Result } from '../../src/model/result.ts';
import { embeddedGroups } from './embedded-groups.ts';
import { EMPTY_LINES, HOSTILE_OBJECT, LINES_WITHOUT_RECORDS } from './hostile-lines.ts';
import { logFolders, objectsBelow } from './log-folders.ts';
import { differences } from './same-groups.ts';
import type { TrinoCluster } from './trino-cluster.ts';

export interface Tried {
  readonly name: string;
  /** For people; none: as it has to be. */
  readonly problems: readonly string[];
}

type Name = readonly [string, string, string];
const SCHEMA = 'logs';

/** Runs everything, and tells of each case as it goes. `folders`: with objects in the layout of a trail. */
export async function runCases(cluster: TrinoCluster, scratch: string, folders: ReadonlyMap<string, string>): Promise<readonly Tried[]> {
  const tried: Tried[] = [];
  const tell = (name: string, problems: readonly string[], detail = ''): void => {
    tried.push({ name, problems });
    console.log(`${problems.length === 0 ? 'same  ' : 'DIFFER'} ${name}${detail === '' ? '' : `: ${detail}`}`);
    for (const problem of problems) console.log(`       ${problem.slice(0, 1500)}`);
  };
  await cluster.run(`CREATE SCHEMA hive.${SCHEMA}`);
  await hostileCases(cluster, scratch, tell);
  for (const [name, folder] of folders) await folderCases(cluster, name, folder, tell);
  await failureCases(cluster, tell);
  return tried;
}

type Tell = (name: string, problems: readonly string[], detail?: string) => void;

async function hostileCases(cluster: TrinoCluster, scratch: string, tell: Tell): Promise<void> {
  const folder = join(scratch, 'hostile');
  mkdirSync(folder, { recursive: true });
  const object = join(folder, 'a.json');
  writeFileSync(object, HOSTILE_OBJECT);
  writeFileSync(join(folder, 'b.txt'), [...EMPTY_LINES, ...LINES_WITHOUT_RECORDS].join('\n'));
  const table: SqlTable = { form: 'lines', name: await createLines(cluster, 'hostile', folder), partitioned: false };
  const expected = embeddedGroups([object], { wanted: wantedMembersOf });
  const got = await ask(cluster, table, {});
  const { report } = got;
  const tally = [
    ...isEqual('events', report.events, expected.events),
    ...isEqual('malformed', report.malformed, expected.malformed),
    ...isEqual('lines without records', report.problemCount, LINES_WITHOUT_RECORDS.length),
    ...isEqual('sources of data events', report.dataEventSources.join(), 'lambda.amazonaws.com,s3.amazonaws.com'),
  ];
  tell('odd events and lines', [...tally, ...differences(got.groups, expected.groups)], `${expected.groups.length} groups`);
  const filter = { from: '2026-08-24T10:00:01Z' };
  const later = embeddedGroups([object], { wanted: wantedMembersOf, ...filter });
  tell(
    'odd events, from an instant',
    differences((await ask(cluster, table, filter)).groups, later.groups),
    `${later.groups.length} groups`,
  );
}

async function folderCases(cluster: TrinoCluster, name: string, folder: string, tell: Tell): Promise<void> {
  const objects = objectsBelow(folder);
  const expected = embeddedGroups(objects, { wanted: wantedMembersOf });
  const whole: SqlTable = { form: 'lines', name: await createLines(cluster, `${name}_whole`, folder), partitioned: false };
  const all = await timed(() => ask(cluster, whole, {}));
  const found = `${objects.length} objects, ${expected.events} events, ${expected.groups.length} groups`;
  const same = [...isEqual('events', all.value.report.events, expected.events), ...differences(all.value.groups, expected.groups)];
  tell(`${name}, JSON`, same, `${found}; ${all.seconds} s`);
  const read = await timed(() => readActivity([{ kind: 'path', path: folder }], { foldAbove: FOLD_ABOVE }));
  const folded = await ask(cluster, whole, {}, FOLD_ABOVE);
  const inOrder = folded.groups.every((group, at) => group.firstSeen >= (folded.groups[at - 1]?.firstSeen ?? ''))
    ? []
    : ['not the earliest first'];
  tell(
    `${name}, JSON, against the whole reader`,
    [...inOrder, ...differences(folded.groups, [...read.value.groups])],
    `${read.value.groups.size} groups; ${read.seconds} s`,
  );

  const partitioned: SqlTable = { form: 'lines', name: nameOf(`${name}_parts`) };
  const slim: SqlTable = { form: 'slim', name: nameOf(`${name}_parts_slim`) };
  const made = await timed(() => makeTables(cluster, partitioned.name, folder));
  await partCases(cluster, `${name}, JSON in partitions`, partitioned, objects, all.value, tell);

  const again = await timed(() => ask(cluster, slim, {}));
  const tables = `${made.value} statements in ${made.seconds} s`;
  tell(`${name}, Parquet`, differences(again.value.groups, expected.groups), `${tables}; ${again.seconds} s`);
  await partCases(cluster, `${name}, Parquet`, slim, objects, again.value, tell);
}

/** The busiest account on its busiest day, and one principal. */
async function partCases(
  cluster: TrinoCluster,
  name: string,
  table: SqlTable,
  objects: readonly string[],
  all: Asked,
  tell: Tell,
): Promise<void> {
  const [part] = logFolders(objects).toSorted((one, other) => sizeOf(other, objects) - sizeOf(one, objects));
  if (part === undefined) return;
  const day = part.day.replaceAll('/', '-');
  const filter = { accounts: [part.account], from: `${day}T00:00:00Z`, to: `${day}T23:59:59Z` };
  // Folders of the day itself and of the next one: what comes later than that is not read.
  const next = new Date(Date.parse(filter.from) + 24 * 60 * 60 * 1000).toISOString().slice(0, 10).replaceAll('-', '/');
  const read = (object: string): boolean => [part.day, next].some((folderDay) => object.includes(`/${folderDay}/`));
  const ofAccount = objects.filter((object) => object.includes(`/${part.account}/CloudTrail/`) && read(object));
  const expected = embeddedGroups(ofAccount, { wanted: wantedMembersOf, from: filter.from, to: filter.to });
  const kept = expected.groups.filter(({ recipientAccount }) => recipientAccount === '' || recipientAccount === part.account);
  const got = await ask(cluster, table, filter);
  const [bytes, whole] = [got.report.compressedBytes, all.report.compressedBytes];
  // Text is stored by account, region and day, Parquet by day alone.
  const isRead = ({ account, day: folderDay }: LogFolder): boolean =>
    [part.day, next].includes(folderDay) && (table.form === 'slim' || account === part.account);
  const pruned = bytes < whole || logFolders(objects).every(isRead) ? [] : [`${bytes} bytes were read, of ${whole}: no less`];
  tell(
    `${name}, one account and day`,
    [...pruned, ...differences(got.groups, kept)],
    `${kept.length} groups, ${bytes} of ${whole} bytes read`,
  );

  const [busiest] = busiestPrincipals(all.groups);
  if (busiest === undefined) return;
  const principals = patternsOf(busiest);
  const own = embeddedGroups(objects, { wanted: wantedMembersOf, principals });
  tell(
    `${name}, one principal`,
    differences((await ask(cluster, table, { principals })).groups, own.groups),
    `${own.groups.length} groups`,
  );
}

async function failureCases(cluster: TrinoCluster, tell: Tell): Promise<void> {
  const missing = await trinoGroups({ ...asked(cluster), table: { form: 'slim', name: nameOf('nowhere') }, filter: {} });
  const isTold = !missing.ok && missing.error.kind === 'query' && missing.error.message.includes('TABLE_NOT_FOUND');
  tell('a table that is not there is told', isTold ? [] : [JSON.stringify(missing)]);

  const controller = new AbortController();
  const query = trinoGroups({
    ...asked(cluster),
    table: { form: 'lines', name: nameOf('hostile'), partitioned: false },
    filter: {},
    signal: controller.signal,
  });
  controller.abort();
  const cancelled = await query;
  tell('a query is cancelled', !cancelled.ok && cancelled.error.kind === 'cancelled' ? [] : ['it was not']);
}

function asked({ server }: TrinoCluster): { readonly server: TrinoCluster['server']; readonly wanted: typeof wantedMembersOf } {
  return { server, wanted: wantedMembersOf };
}

/** Without folding: the reference scanner does not fold either. */
async function ask(
  cluster: TrinoCluster,
  table: SqlTable,
  filter: ActivityFilter,
  foldAbove: number = Number.MAX_SAFE_INTEGER,
): Promise<Asked> {
  const read = await trinoGroups({ ...asked(cluster), table, filter, foldAbove });
  if (!read.ok) throw new Error(`${table.name.join('.')}: ${read.error.message}`);
  return { groups: [...read.value.groups], report: read.value.report };
}

interface Asked {
  readonly groups: readonly ActivityGroup[];
  readonly report: SqlActivity['report'];
}

async function createLines(cluster: TrinoCluster, table: string, folder: string): Promise<Name> {
  const name = nameOf(table);
  await cluster.run(text(trinoTableDdl({ name, location: `file://${folder}`, partitioned: false })));
  return name;
}

/** Runs what `--ddl` prints; returns how many statements it is. */
async function makeTables(cluster: TrinoCluster, name: readonly string[], folder: string): Promise<number> {
  const { roots } = await listLogFolders({ kind: 'path', path: folder });
  const [[root = '', folders = []] = []] = roots;
  if (roots.size !== 1) throw new Error(`${folder} has logs of ${roots.size} trails`);
  const days = folders.map(({ day }) => day.replaceAll('/', '-')).sort();
  const span = { since: days[0] ?? '', until: days.at(-1) ?? '' };
  const made = trailTables({ dialect: 'trino', name, location: `file://${root}`, accounts: [], regions: [], ...span, folders });
  if (!made.ok) throw new Error(made.error);
  for (const { sql } of made.value) await cluster.run(sql);
  return made.value.length;
}

function nameOf(table: string): Name {
  return ['hive', SCHEMA, table];
}

function text(sql: Result<string, string>): string {
  if (!sql.ok) throw new Error(sql.error);
  return sql.value;
}

function isEqual(what: string, got: number | string, expected: number | string): readonly string[] {
  return got === expected ? [] : [`${what}: ${got} instead of ${expected}`];
}

function sizeOf({ location }: { readonly location: string }, objects: readonly string[]): number {
  return objects.filter((object) => `file://${object}`.startsWith(location)).length;
}

/** Itself, or if it is a role its name, and a permission set that nobody uses. */
function patternsOf(arn: string): readonly PrincipalPattern[] {
  const role = /:(\d{12}):(?:role\/(?:.*\/)?|assumed-role\/)([^/]+)/.exec(arn);
  if (role === null) return [{ kind: 'arn', arn }];
  return [
    { kind: 'role', account: role[1] ?? '', name: role[2] ?? '' },
    { kind: 'permissionSet', name: 'Nobody' },
  ];
}

function busiestPrincipals(groups: readonly ActivityGroup[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { identity, count } of groups) if (identity.arn !== '') counts.set(identity.arn, (counts.get(identity.arn) ?? 0) + count);
  return [...counts].sort(([, one], [, other]) => other - one).map(([arn]) => arn);
}

async function timed<T>(run: () => Promise<T>): Promise<{ readonly value: T; readonly seconds: string }> {
  const begun = performance.now();
  const value = await run();
  return { value, seconds: ((performance.now() - begun) / 1000).toFixed(1) };
}
