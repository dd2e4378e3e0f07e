// Writes docs/coverage.md: which operations of which services the local cloud serves. Run by tsx: `npm run coverage:write`.
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CLOUD_SERVICES } from '../src/cli/up/cloud-services.ts';
import { loadModel } from '../src/cloud/model/load-model.ts';
import { coverageText } from './coverage-text.ts';

writeFileSync(fileURLToPath(new URL('../docs/coverage.md', import.meta.url)), coverageText(CLOUD_SERVICES, loadModel));
