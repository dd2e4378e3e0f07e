// A service is registered by existing: every definition in a service's folder is served.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';

const FOLDER = fileURLToPath(new URL('../../src/services/', import.meta.url));

test('every definition of a service is in the table', () => {
  const defined = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('service.ts'))
    .flatMap((path) =>
      [...readFileSync(FOLDER + path, 'utf8').matchAll(/defineService<\w+>\(\{\s*name: '(\w+)'/g)].map(([, name]) => name),
    );
  expect(CLOUD_SERVICES.map(({ name }) => name).sort()).toEqual(defined.sort());
});
