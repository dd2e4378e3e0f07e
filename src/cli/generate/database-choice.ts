// The options that name a database which has the events.
import type { SqlTable, TableForm } from '../../activity/sql/sql-table.ts';
import { oneOf } from '../one-of.ts';
import { UsageError } from '../usage-error.ts';

export type DatabaseChoice =
  | { readonly kind: 'athena'; readonly table: SqlTable; readonly workgroup?: string; readonly output?: string }
  | { readonly kind: 'trino'; readonly url: string; readonly table: SqlTable };

/** As the command line gives them. */
export interface DatabaseValues {
  readonly athena?: string | undefined;
  readonly workgroup?: string | undefined;
  readonly 'athena-output'?: string | undefined;
  readonly trino?: string | undefined;
  readonly table?: string | undefined;
  readonly 'table-form'?: string | undefined;
  readonly 'no-partitions'?: boolean | undefined;
}

const FORM_NAMES = ['cloudtrail', 'lines', 'slim', 'security-lake', 'cloudtrail-lake'] as const;
const FORMS: Readonly<Record<(typeof FORM_NAMES)[number], TableForm>> = {
  cloudtrail: 'cloudTrail',
  lines: 'lines',
  slim: 'slim',
  'security-lake': 'securityLake',
  'cloudtrail-lake': 'cloudTrailLake',
};

/** Undefined when no database is named. Throws UsageError for options that do not belong together. */
export function databaseOf(values: DatabaseValues): DatabaseChoice | undefined {
  const { athena, workgroup, trino, table } = values;
  const output = values['athena-output'];
  if (athena !== undefined && trino !== undefined) throw new UsageError('the events are asked of either --athena or --trino');
  if (athena === undefined) refuse({ workgroup, 'athena-output': output }, '--athena DATABASE.TABLE');
  if (trino === undefined) refuse({ table }, '--trino URL');
  if (athena === undefined && trino === undefined) {
    refuse({ 'table-form': values['table-form'], 'no-partitions': values['no-partitions'] }, '--athena or --trino');
    return undefined;
  }
  const form = (name: (typeof FORM_NAMES)[number]): TableForm => FORMS[oneOf(values['table-form'] ?? name, FORM_NAMES, '--table-form')];
  const partitions = values['no-partitions'] === true ? { partitioned: false } : {};
  if (trino !== undefined) {
    if (!/^https?:\/\/[^/?#\s@]+\/?$/.test(trino))
      throw new UsageError(`--trino takes a URL such as https://trino.example.com, not \`${trino}\``);
    if (table === undefined) throw new UsageError('say which table Trino is to ask: --table CATALOG.SCHEMA.TABLE');
    return {
      kind: 'trino',
      url: trino,
      table: { form: form('lines'), name: namesOf(table, [3], '--table', 'CATALOG.SCHEMA.TABLE'), ...partitions },
    };
  }
  return {
    kind: 'athena',
    table: { form: form('cloudtrail'), name: namesOf(athena ?? '', [2, 3], '--athena', 'DATABASE.TABLE'), ...partitions },
    ...(workgroup !== undefined && { workgroup }),
    ...(output !== undefined && { output }),
  };
}

function refuse(values: Readonly<Record<string, unknown>>, needed: string): void {
  for (const [option, value] of Object.entries(values)) {
    if (value !== undefined) throw new UsageError(`--${option} goes with ${needed}`);
  }
}

function namesOf(text: string, counts: readonly number[], option: string, form: string): readonly string[] {
  const names = text.split('.');
  if (!counts.includes(names.length) || names.includes('')) throw new UsageError(`${option} takes ${form}, not \`${text}\``);
  return names;
}
