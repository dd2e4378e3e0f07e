// Every target of every table is an action that the catalog has, and no row is idle.
import { describe, expect, test } from 'vitest';
import { listServices } from '../../../catalog/service.ts';
import { ACTIONS_WITHOUT_OPERATION_1 } from './actions-without-operation-1.ts';
import { ACTIONS_WITHOUT_OPERATION_2 } from './actions-without-operation-2.ts';
import { ACTIONS_WITHOUT_OPERATION_3 } from './actions-without-operation-3.ts';
import { catalogAction, spelled } from './catalog-action.ts';
import { DATA_ACTIONS, LOGGED_ACTIONS, UNLOGGED_ACTIONS } from './data-actions.ts';
import { EVENT_SOURCE_PREFIXES } from './event-source.ts';
import { HTTP_API_ROUTES } from './http-api-routes.ts';
import { KMS_RULES } from './kms-rules.ts';
import { OPERATION_ACTIONS } from './operation-actions.ts';
import { REST_API_ROUTES } from './rest-api-routes.ts';
import { ROLE_PARAMETERS } from './role-parameters.ts';
import { ROLES_NOT_IN_EVENT } from './roles-not-in-event.ts';
import { S3_OPERATIONS, S3_VERSIONED } from './s3-operations.ts';
import { SERVICE_LINKED_ROLE_CREATORS } from './service-linked-role-creators.ts';
import { SERVICES_WITHOUT_OPERATIONS } from './services-without-operations.ts';
import { TAGGING_ACTIONS } from './tagging-actions.ts';

/** The actions that the catalog does not have, or spells in another way. */
function unknown(actions: Iterable<string>): readonly string[] {
  return [...actions].filter((action) => {
    const facts = catalogAction(action);
    return facts === undefined || spelled(facts) !== action;
  });
}

const s3 = (name: string) => (name.includes(':') ? name : `s3:${name}`);
const ofLines = (lines: readonly string[]) =>
  lines.flatMap((line) => {
    const [prefix = '', ...names] = line.split(' ');
    return names.filter((name) => name !== '*').map((name) => `${prefix}:${name}`);
  });
const verbs = (routes: ReadonlyMap<string, string>) => [...routes.values()].map((route) => `apigateway:${route.split(' ')[0]}`);

const TARGETS: readonly (readonly [table: string, actions: readonly string[]])[] = [
  ['operations', [...OPERATION_ACTIONS.values()].flat()],
  ['operations of S3', [...S3_OPERATIONS.values()].flat().map(s3)],
  ['versions of S3', [...S3_VERSIONED].flat().map(s3)],
  ['routes of REST APIs', verbs(REST_API_ROUTES)],
  ['routes of HTTP APIs', verbs(HTTP_API_ROUTES)],
  ['tagging', [...TAGGING_ACTIONS.values()]],
  ['roles that are not in the event', [...ROLES_NOT_IN_EVENT.keys()]],
  [
    'service-linked roles',
    [...SERVICE_LINKED_ROLE_CREATORS].flatMap(([prefix, names]) => names.split(' ').map((name) => `${prefix}:${name}`)),
  ],
  ['KMS', KMS_RULES.flatMap((rule) => [...rule.certain, ...(rule.possible ?? []), ...(rule.withoutKey ?? [])])],
  ['operations of KMS rules', KMS_RULES.flatMap((rule) => (rule.operations ?? []).map((name) => `${rule.service}:${name}`))],
  ['data events', ofLines(DATA_ACTIONS)],
  ['unlogged', ofLines(UNLOGGED_ACTIONS)],
  ['logged', ofLines(LOGGED_ACTIONS)],
  ['without operation', ofLines([...ACTIONS_WITHOUT_OPERATION_1, ...ACTIONS_WITHOUT_OPERATION_2, ...ACTIONS_WITHOUT_OPERATION_3])],
];

describe('targets', () => {
  test.each(TARGETS)('%s', (_, actions) => {
    expect(actions.length).toBeGreaterThan(0);
    expect(unknown(actions)).toEqual([]);
  });

  test('a target that does not exist is seen, and one in other letters', () => {
    expect(unknown(['s3:GetObject', 's3:HeadObject', 's3:getobject', 'nothing:GetObject'])).toEqual([
      's3:HeadObject',
      's3:getobject',
      'nothing:GetObject',
    ]);
  });
});

describe('prefixes', () => {
  const known = new Set(listServices());

  test.each([
    ['event sources', [...EVENT_SOURCE_PREFIXES.values()]],
    ['operations', [...OPERATION_ACTIONS.keys()].map((key) => key.split(':')[0] ?? '')],
    ['role parameters', [...ROLE_PARAMETERS.keys()]],
    ['tagging', [...TAGGING_ACTIONS.keys()]],
    ['services without operations', SERVICES_WITHOUT_OPERATIONS.flatMap((line) => line.split(' '))],
  ])('%s', (_, prefixes) => {
    expect(prefixes.filter((prefix) => !known.has(prefix))).toEqual([]);
  });

  test('an event source that is a prefix itself needs no row', () => {
    expect([...EVENT_SOURCE_PREFIXES].filter(([source, prefix]) => source === prefix)).toEqual([]);
  });
});

test('no row says what the name says already', () => {
  const rows = [...OPERATION_ACTIONS, ...[...S3_OPERATIONS].map(([name, actions]) => [s3(name), actions.map(s3)] as const)];
  expect(rows.filter(([operation, actions]) => actions.length === 1 && actions[0] === operation)).toEqual([]);
});

test('names of role parameters are in lower camel case, without repeats', () => {
  for (const names of ROLE_PARAMETERS.values()) {
    const all = names.split(' ');
    expect(all.filter((name) => !/^[a-z][A-Za-z0-9]*(?:\.[a-z][A-Za-z0-9]*)*$/.test(name))).toEqual([]);
    expect(new Set(all).size).toBe(all.length);
  }
});
