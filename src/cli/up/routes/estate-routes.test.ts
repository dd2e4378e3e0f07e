// Every service that tells an estate something is asked.
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Projection } from '../../../cloud/projection/projection.ts';
import { PROJECTIONS } from './estate-routes.ts';

test('no projection of a service is left out', async () => {
  const files = readdirSync('src/services', { recursive: true }).map(String);
  const found = files.filter((file) => /^[^/\\]+[/\\]projection\.ts$/.test(file));
  expect(found.length).toBeGreaterThan(3);
  for (const file of found) {
    const exported = (await import(/* @vite-ignore */ `../../../services/${file}`)) as Readonly<Record<string, Projection>>;
    expect([file, Object.values(exported).filter((one) => PROJECTIONS.includes(one)).length]).toEqual([file, 1]);
  }
});
