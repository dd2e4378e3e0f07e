// The folders of a trail's layout that have objects in them: what the partitions of a table are.
import type { ReadProblem } from '../read-report.ts';
import type { ListOptions } from './list-objects.ts';
import { listSource } from './list-source.ts';
import { gatherNotes } from './report-notes.ts';
import type { ActivitySource } from './source.ts';

export interface DayFolder {
  readonly account: string;
  readonly region: string;
  /** `2026/08/24`. */
  readonly day: string;
}

export interface LogFolders {
  /** By the folder with the accounts in it (`prefix/AWSLogs/`, `AWSLogs/o-exampleorg1/`); each one's sorted. */
  readonly roots: ReadonlyMap<string, readonly DayFolder[]>;
  readonly objects: number;
  /** Of them, those that are in no such folder. */
  readonly elsewhere: number;
  /** The folder of the first of them, as far as there is one. */
  readonly elsewhereIn?: string;
  /** What was not counted, by reason. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly problems: readonly ReadProblem[];
  readonly problemCount: number;
}

// AWS CloudTrail User Guide, "Finding your CloudTrail log files".
const IN_FOLDER = /^((?:.*\/)?AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?)(\d{12})\/CloudTrail\/([a-z0-9-]+)\/(\d{4}\/\d{2}\/\d{2})\/[^/]+$/;

/** Lists the objects that `readActivity` would open with the same options. Throws the signal's reason. */
export async function listLogFolders(source: ActivitySource, options: ListOptions = {}): Promise<LogFolders> {
  const notes = gatherNotes();
  const roots = new Map<string, Map<string, DayFolder>>();
  let objects = 0;
  let bytes = 0;
  let elsewhere = 0;
  let elsewhereIn: string | undefined;
  for await (const { name, size } of listSource(source, options, options.s3 ?? {}, notes)) {
    options.signal?.throwIfAborted();
    objects += 1;
    bytes += size;
    const [, root, account = '', region = '', day = ''] = IN_FOLDER.exec(name) ?? [];
    if (root === undefined) {
      elsewhere += 1;
      elsewhereIn ??= name.slice(0, name.lastIndexOf('/') + 1);
    } else {
      const folders = roots.get(root) ?? new Map<string, DayFolder>();
      roots.set(root, folders);
      folders.set(`${account}/${region}/${day}`, { account, region, day });
    }
    if (objects % 1000 === 0) options.onProgress?.(objects, bytes);
  }
  const { problems, problemCount } = notes.outcome();
  return {
    roots: new Map([...roots].map(([root, folders]) => [root, inOrder(folders)])),
    objects,
    elsewhere,
    ...(elsewhereIn !== undefined && { elsewhereIn }),
    skipped: notes.skipped,
    problems,
    problemCount,
  };
}

function inOrder(folders: ReadonlyMap<string, DayFolder>): readonly DayFolder[] {
  return [...folders].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, folder]) => folder);
}
