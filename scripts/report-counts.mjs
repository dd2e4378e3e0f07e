// Says how many passed and failed, and what failed by name: for people and, where `COUNTS_FILE` names a file, for the
// script that adds up all steps (`PASSED FAILED` on the first line, then a failure on each).
import { writeFileSync } from 'node:fs';

// More are skipped only where somebody asks for tests by their name.
const SKIPPED_AT_MOST = 10;

export function reportCounts(what, { passed, failures, skipped = [] }) {
  const failed = failures.length;
  for (const name of skipped.slice(0, SKIPPED_AT_MOST)) console.log(`skipped  ${name}`);
  if (skipped.length > SKIPPED_AT_MOST) console.log(`skipped  … and ${skipped.length - SKIPPED_AT_MOST} more`);
  for (const name of failures) console.log(`FAILED   ${name}`);
  console.log(`${what}: ${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`);
  const file = process.env['COUNTS_FILE'];
  if (file !== undefined) writeFileSync(file, [`${passed} ${failed}`, ...failures, ''].join('\n'));
  if (failed > 0) process.exitCode = 1;
}
