// The published schema says what the readers say: same keys, same types, same requirements.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readJson } from '../policy/read-json.ts';
import { loadEstate } from './load-estate.ts';
import { readRequestQuery } from './request-file.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
type Schema = { readonly [key: string]: Json };

const root = new URL('../../', import.meta.url);
const schema = JSON.parse(readFileSync(new URL('schemas/estate.schema.json', root), 'utf8')) as Schema;
const guide = readFileSync(new URL('docs/guides/estate-file.md', root), 'utf8');
const [estateExample, requestExample] = [...guide.matchAll(/```json\n(.*?)```/gs)].map((match) => JSON.parse(match[1] ?? '') as Json);

const isObject = (value: Json | undefined): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? (value as readonly Json[]) : []);

/** Written out once more: what is matched against is not taken from a file. */
const PATTERNS: readonly RegExp[] = [/^[0-9]{12}$/u, /^arn:[^:]*:[^:]*:[^:]*:[^:]*:/u, /^arn:[^:]*:iam:[^:]*:aws:/u, /^\/(\S*\/)?$/u];

function patternOf(source: string): RegExp {
  const pattern = PATTERNS.find((known) => known.source.replaceAll('\\/', '/') === source);
  if (pattern === undefined) throw new Error(`pattern ${source} is not known here`);
  return pattern;
}

/** As much of JSON Schema as the file uses; anything else is refused, so that nothing is silently unchecked. */
function accepts(rule: Schema, value: Json): boolean {
  return Object.entries(rule).every(([keyword, argument]) => {
    switch (keyword) {
      case '$schema':
      case '$defs':
      case 'title':
      case 'description':
      case 'default':
        return true;
      case '$ref':
        return accepts(definition(String(argument)), value);
      case 'type':
        return (Array.isArray(argument) ? list(argument) : [argument]).includes(typeName(value));
      case 'const':
        return value === argument;
      case 'enum':
        return list(argument).includes(value);
      case 'pattern':
        return typeof value !== 'string' || patternOf(String(argument)).test(value);
      case 'minLength':
        return typeof value !== 'string' || value.length >= Number(argument);
      case 'anyOf':
        return list(argument).some((one) => isObject(one) && accepts(one, value));
      case 'oneOf':
        return list(argument).filter((one) => isObject(one) && accepts(one, value)).length === 1;
      case 'items':
        return !Array.isArray(value) || list(value).every((item) => isObject(argument) && accepts(argument, item));
      case 'required':
        return !isObject(value) || list(argument).every((key) => Object.hasOwn(value, String(key)));
      case 'properties':
        return !isObject(value) || Object.entries(value).every(([key, entry]) => isAllowed(argument, key, entry));
      case 'additionalProperties':
        return (
          !isObject(value) ||
          Object.entries(value).every(([key, entry]) => isNamed(rule, key) || (isObject(argument) && accepts(argument, entry)))
        );
      default:
        throw new Error(`keyword ${keyword} is not known here`);
    }
  });
}

function isAllowed(properties: Json, key: string, value: Json): boolean {
  const rule = isObject(properties) && Object.hasOwn(properties, key) ? properties[key] : undefined;
  return !isObject(rule) || accepts(rule, value);
}

function isNamed(rule: Schema, key: string): boolean {
  return isObject(rule['properties']) && Object.hasOwn(rule['properties'], key);
}

function definition(reference: string): Schema {
  const name = reference.replace('#/$defs/', '');
  const found = isObject(schema['$defs']) ? schema['$defs'][name] : undefined;
  if (!isObject(found)) throw new Error(`no definition ${reference}`);
  return found;
}

function typeName(value: Json): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function readsEstate(value: Json): boolean {
  return loadEstate([{ name: 'a.json', text: JSON.stringify(value) }]).ok;
}

function readsRequest(value: Json): boolean {
  const source = { name: 'a.json', text: JSON.stringify(value) };
  const json = readJson(source);
  return json.ok && readRequestQuery(source, json.value).ok;
}

/** What the example of the guide leaves out. */
const REST: Json = {
  organizations: [
    {
      id: 'o-1',
      managementAccount: '100000000001',
      policies: [{ name: 'deny', id: 'p-1', arn: 'arn:aws:x', type: 'scp', document: {} }],
      root: { id: 'r-1', name: 'Root', rcps: [{ name: 'own', id: 'p-2', arn: 'arn:aws:y', document: '{}' }] },
    },
  ],
  accounts: [
    {
      id: '222222222222',
      partition: 'aws',
      snapshotBlocks: { 'us-east-1': 'block-all-sharing' },
      registryPolicies: { 'us-east-1': { policy: {}, scope: 'V1' } },
      groups: [{ name: 'g', path: '/x/', policies: ['arn:aws:iam::aws:policy/X', { name: 'own', document: {} }] }],
      resources: [
        { arn: 'arn:aws:s3:::b', policy: null, policyKnown: false, kmsKey: 'arn:aws:kms:us-east-1:222222222222:key/1' },
        {
          arn: 'arn:aws:s3:us-east-1:222222222222:accesspoint/p',
          accessPoint: { buckets: ['arn:aws:s3:::b'], vpc: 'vpc-1', publicAccessBlock: { blockPublicAcls: true } },
        },
        {
          arn: 'arn:aws:lambda:us-east-1:222222222222:function:f',
          lambda: { role: 'arn:aws:iam::222222222222:role/f', urlAuth: 'NONE' },
        },
        { arn: 'arn:aws:ecr:us-east-1:222222222222:repository/r', scanning: 'basic', share: { accounts: ['111111111111'], public: true } },
        {
          arn: 'arn:aws:s3:::c',
          s3: {
            objectOwner: '111111111111',
            acl: [
              { account: '111111111111', permission: 'READ' },
              { group: 'AllUsers', permission: 'FULL_CONTROL' },
            ],
            publicAccessBlock: { blockPublicAcls: true },
            bucketAbac: true,
          },
        },
        {
          arn: 'arn:aws:kms:us-east-1:222222222222:key/1',
          grants: [
            {
              id: 'g',
              granteePrincipal: 'arn:aws:iam::111111111111:role/r',
              retiringPrincipal: 'arn:aws:iam::111111111111:role/r',
              operations: ['Decrypt'],
              constraints: { encryptionContextEquals: { a: 'b' }, encryptionContextSubset: {} },
            },
          ],
        },
      ],
    },
  ],
  awsManagedPolicies: [{ arn: 'arn:aws:iam::aws:policy/X', document: {} }],
};

/** Every value that differs from `value` in one place: a key more, a key less, a value of another type. Policy documents stay as they are. */
function* mutants(value: Json): Generator<Json> {
  yield 7;
  yield [];
  yield {};
  if (Array.isArray(value)) {
    for (const [index, item] of list(value).entries()) for (const mutant of mutants(item)) yield list(value).with(index, mutant);
  } else if (isObject(value)) {
    yield { ...value, unheardOf: 7 };
    for (const [key, entry] of Object.entries(value)) {
      const { [key]: _, ...rest } = value;
      yield rest;
      yield { ...rest, [`${key}s`]: entry };
      const opaque = ['policy', 'document', 'trust', 'tags'].includes(key) && isObject(entry);
      for (const mutant of opaque ? [7, []] : mutants(entry)) yield { ...value, [key]: mutant };
    }
  }
}

test('the examples of the guide are valid, and are read', () => {
  expect(estateExample !== undefined && accepts(schema, estateExample) && readsEstate(estateExample)).toBe(true);
  expect(requestExample !== undefined && accepts(definition('#/$defs/request'), requestExample) && readsRequest(requestExample)).toBe(true);
});

test('schema and reader agree on every small change to an estate', () => {
  // Names that lead nowhere, and two things in one place, are beyond a schema.
  const beyond = /unknown-policy-name|defined-twice|placed-twice|wrong-account|unrecognised-file|two-owners/;
  let count = 0;
  expect(accepts(schema, REST) && readsEstate(REST)).toBe(true);
  for (const mutant of [...mutants(estateExample ?? {}), ...mutants(REST)]) {
    const loaded = loadEstate([{ name: 'a.json', text: JSON.stringify(mutant) }]);
    const errors = loaded.ok ? [] : loaded.error.filter((error) => !beyond.test(error.code));
    if (!loaded.ok && errors.length < loaded.error.length) continue;
    expect([JSON.stringify(mutant), accepts(schema, mutant)]).toEqual([JSON.stringify(mutant), loaded.ok]);
    count++;
  }
  expect(count).toBeGreaterThan(700);
});

test('schema and reader agree on every small change to a request', () => {
  for (const mutant of mutants(requestExample ?? {})) {
    expect([JSON.stringify(mutant), accepts(definition('#/$defs/request'), mutant)]).toEqual([
      JSON.stringify(mutant),
      readsRequest(mutant),
    ]);
  }
});

test('the estates and requests of the decision cases are valid', () => {
  const folder = new URL('test/corpus/decisions/', root);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.json'));
  const invalid = files.filter((name) => {
    const { estate, requests } = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Schema;
    const valid = !isObject(estate) || accepts(schema, estate);
    return (
      !valid || !list(requests).every((request) => isObject(request) && accepts(definition('#/$defs/request'), without(request, 'expect')))
    );
  });
  expect(invalid).toEqual([]);
});

function without(value: Schema, key: string): Schema {
  const { [key]: _, ...rest } = value;
  return rest;
}
