// What a database gave, in the form that the embedded reader gives.
import type { ActivityGroups } from '../activity-groups.ts';
import type { ReadProblem, ReadReport } from '../read-report.ts';
import type { GatheredRows } from './row-groups.ts';

export interface SqlActivity {
  readonly groups: ActivityGroups;
  readonly report: ReadReport;
}

export interface DatabaseRun {
  /** `Athena`, `Trino`. */
  readonly database: string;
  /** For people: the table's name. */
  readonly table: string;
  /** Bytes that the database says to have read, as they are stored. */
  readonly scannedBytes: number;
  readonly notes: readonly string[];
}

export function sqlActivity(rows: GatheredRows, { database, table, scannedBytes, notes }: DatabaseRun): SqlActivity {
  const { groups, folders, linesWithoutRecords, ...tally } = rows;
  const problems: readonly ReadProblem[] = linesWithoutRecords === 0 ? [] : [problemOf(table, linesWithoutRecords)];
  return {
    groups,
    report: {
      ...tally,
      objects: 0,
      skipped: new Map(),
      compressedBytes: scannedBytes,
      jsonBytes: 0,
      problems,
      problemCount: linesWithoutRecords,
      notes: [
        `read and grouped by ${database}, which does not tell of how many objects, nor of objects that it left out`,
        ...(folders === 0 ? [] : [`${folders} folders of buckets stand for the many objects below them`]),
        ...notes,
      ],
    },
  };
}

function problemOf(table: string, lines: number): ReadProblem {
  const message = `${lines} ${lines === 1 ? 'line is' : 'lines are'} no object of a trail (\`{"Records":[…]}\`) and no event: digests, or objects that are not CloudTrail's`;
  return { object: table, kind: 'noRecords', message, events: 0 };
}
