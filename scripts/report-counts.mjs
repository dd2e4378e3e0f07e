// Says how many passed and failed, for people and, where `COUNTS_FILE` names a file, for the script that adds up all steps.
import { writeFileSync } from 'node:fs';

export function reportCounts(what, { passed, failed, skipped = 0 }) {
  console.log(`${what}: ${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  const file = process.env['COUNTS_FILE'];
  if (file !== undefined) writeFileSync(file, `${passed} ${failed}\n`);
  if (failed > 0) process.exitCode = 1;
}
