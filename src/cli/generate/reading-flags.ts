// The options that say which logs are read, and how: one table for all verbs that read logs, and for their help.

export const READING_FLAGS = {
  trail: {
    type: 'string',
    multiple: true,
    short: 't',
    shown: '-t, --trail SOURCE',
    says: ['folder, file, s3://BUCKET/PREFIX, or - for standard input (repeatable)'],
  },
  from: { type: 'string', shown: '--from WHEN', says: ['a day, an instant (2026-11-01T08:00Z), or a span until now: 90d, 12h'] },
  to: { type: 'string', shown: '--to WHEN', says: ['likewise; a day is meant to its end'] },
  account: { type: 'string', multiple: true, shown: '--account ID', says: ['only logs of these accounts (repeatable, or with commas)'] },
  region: { type: 'string', multiple: true, shown: '--region REGION', says: ['only logs of these regions (likewise)'] },
  workers: { type: 'string', shown: '--workers N', says: ['threads (as many as there are cores, at most 8); 0: none'] },
  endpoint: { type: 'string', shown: '--endpoint URL', says: ['where s3:// is, if not on AWS (http://localhost:4566)'] },
  athena: { type: 'string', shown: '--athena DB.TABLE', says: ['ask Athena in place of --trail (docs/guides/large-logs.md), with'] },
  workgroup: { type: 'string', shown: '--workgroup NAME', says: ['  its workgroup, and'] },
  'athena-output': { type: 'string', shown: '--athena-output URL', says: ['  where it leaves its answers (s3://…)'] },
  trino: { type: 'string', shown: '--trino URL', says: ['ask Trino in place of --trail, with'] },
  table: { type: 'string', shown: '--table NAME', says: ['  catalog.schema.table'] },
  'table-form': {
    type: 'string',
    shown: '--table-form FORM',
    says: ['what the table holds: cloudtrail, lines, slim, security-lake,', 'cloudtrail-lake; of either database'],
  },
  'no-partitions': { type: 'boolean', shown: '--no-partitions', says: ['the table has no columns account, region and day'] },
} as const;

type ReadingFlag = keyof typeof READING_FLAGS;

/** Of which logs. */
export const WHICH_LOGS: readonly ReadingFlag[] = ['trail', 'from', 'to', 'account', 'region'];
/** From where else, and how. */
export const HOW_READ: readonly ReadingFlag[] = [
  'workers',
  'endpoint',
  'athena',
  'workgroup',
  'athena-output',
  'trino',
  'table',
  'table-form',
  'no-partitions',
];

const COLUMN = 28;

/** The lines of a help text about these options, without a newline at the end. */
export function flagLines(names: readonly ReadingFlag[]): string {
  return names
    .flatMap((name) => {
      const { shown, says } = READING_FLAGS[name];
      const [first = '', ...rest] = says;
      const option = `${shown.startsWith('--') ? '      ' : '  '}${shown}`;
      return [`${option.padEnd(COLUMN)}${first}`, ...rest.map((line) => `${' '.repeat(COLUMN)}${line}`)];
    })
    .join('\n');
}
