// Where public test data lies that is not part of the repository, and how a test says that it has been left out.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The folder of that name, or undefined, with a word on standard error. */
export function sharedData(name: string): string | undefined {
  const root =
    process.env['WARIIN_TEST_DATA'] ?? process.env['WARIIN_SPEC_DATA'] ?? fileURLToPath(new URL('../../../shared/data', import.meta.url));
  const folder = `${root}/${name}`;
  if (existsSync(folder)) return folder;
  console.warn(`SKIPPED: there is no ${folder}; WARIIN_TEST_DATA names the folder that holds ${name}`);
  return undefined;
}
