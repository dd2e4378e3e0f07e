// No service is left out of the table: every folder with an `authorization.ts` is in it, under its own name.
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { ServiceRules } from '../evaluate/service-rules.ts';
import { SERVICE_RULES, serviceRules } from './service-rules-table.ts';

const folder = fileURLToPath(new URL('./', import.meta.url));
const withRules = readdirSync(folder).filter((name) => existsSync(`${folder}${name}/authorization.ts`));

/** What an `authorization.ts` exports beside its rules is none of the table's business. */
async function rulesOf(service: string): Promise<unknown> {
  const module: Readonly<Record<string, unknown>> = await import(`./${service}/authorization.ts`);
  return module[`${service}Rules`];
}

/** Services whose rules the table lacks, or has under another name. */
async function missingFrom(table: ReadonlyMap<string, ServiceRules>, services: readonly string[]): Promise<readonly string[]> {
  const rules = await Promise.all(services.map(rulesOf));
  return services.filter((service, index) => rules[index] === undefined || table.get(service) !== rules[index]);
}

test('every service with rules is in the table', async () => {
  expect(withRules.length).toBeGreaterThan(8);
  expect(await missingFrom(SERVICE_RULES, withRules)).toEqual([]);
});

test('red: a table without one, or with two exchanged, is found out', async () => {
  const without = new Map([...SERVICE_RULES].filter(([service]) => service !== 'kms'));
  expect(await missingFrom(without, withRules)).toEqual(['kms']);
  const exchanged = new Map([...SERVICE_RULES, ['s3', SERVICE_RULES.get('sts') ?? {}] as const]);
  expect(await missingFrom(exchanged, withRules)).toEqual(['s3']);
});

test('prefixes are lower case, and nothing else finds rules', () => {
  expect([...SERVICE_RULES.keys()].filter((name) => !/^[a-z0-9-]+$/.test(name))).toEqual([]);
  expect(['S3', 'constructor', '__proto__', '', 'nosuch'].map(serviceRules)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});

test('every service words its denials', () => {
  expect([...SERVICE_RULES].filter(([, { wording }]) => wording === undefined)).toEqual([]);
  for (const [, { wording }] of SERVICE_RULES) {
    expect(wording?.code).toMatch(/^(?:AccessDenied(?:Exception)?|AuthorizationError|UnauthorizedOperation)$/);
    expect([400, 403]).toContain(wording?.httpStatus);
  }
});
