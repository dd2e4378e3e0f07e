// Where the objects of a trail lie, and the names of tables: checked before they are put into a statement.
import { fail, ok, type Result } from '../../model/result.ts';

/**
 * The folder that has the accounts in it, with a slash at its end: `s3://bucket/prefix/AWSLogs/`, `s3://bucket/AWSLogs/o-exampleorg1/`. The error says
 * what is wrong with it.
 */
export function checkLocation(text: string): Result<string, string> {
  // No quotes, no backslashes, and no `$`, which Athena would take for a placeholder.
  if (!/^(?:s3|s3a|file|abfss|gs):\/\/[A-Za-z0-9!_.*()/=@:+ -]+$/.test(text)) {
    return fail(`\`${text}\` is no location: write \`s3://bucket/prefix/AWSLogs/\``);
  }
  return ok(text.endsWith('/') ? text : `${text}/`);
}

/** Names that need no quoting in any dialect. */
export function checkTableName(names: readonly string[]): Result<readonly string[], string> {
  const wrong = names.find((name) => !/^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name));
  if (wrong !== undefined) return fail(`\`${wrong}\` is no name for a table: letters, digits and underscores`);
  return names.length === 0 ? fail('the table has no name') : ok(names);
}
