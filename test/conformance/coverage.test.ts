// docs/coverage.md says what is served.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { coverageText } from '../../scripts/coverage-text.ts';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { loadModel } from '../../src/cloud/model/load-model.ts';

test('docs/coverage.md is up to date: npm run coverage:write', () => {
  const file = fileURLToPath(new URL('../../docs/coverage.md', import.meta.url));
  expect(readFileSync(file, 'utf8')).toBe(coverageText(CLOUD_SERVICES, loadModel));
});
