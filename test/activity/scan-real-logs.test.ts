// The scanners on all real CloudTrail logs that there are: identical groups, whatever members are wanted and wherever the objects are cut.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ActivityGroup } from '../../src/activity/activity-group.ts';
import { isOneOf, type PrincipalPattern } from '../../src/activity/principal-pattern.ts';
import type { ObjectScanner, ScannedObject, ScannerOptions } from '../../src/activity/scan/object-scanner.ts';
import { openScanner } from '../../src/activity/scan/open-scanner.ts';
import { sharedData } from '../signature/shared-data.ts';

const folder = sharedData('cloudtrail');

describe.skipIf(folder === undefined)('the scanners on real logs', () => {
  let objects: readonly Uint8Array[] = [];
  /** All names of members by the name of the event: nothing is left out, so that everything is compared. */
  const parameters = new Map<string, Set<string>>();
  const response = new Map<string, Set<string>>();

  beforeAll(() => {
    const files = readdirSync(folder ?? '', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json.gz'));
    objects = files.sort().map((path) => gunzipSync(readFileSync(join(folder ?? '', path))));
    for (const object of objects) {
      const { Records } = JSON.parse(new TextDecoder().decode(object)) as { Records: Record<string, unknown>[] };
      for (const event of Records) {
        addNames(parameters, String(event['eventName']), event['requestParameters']);
        addNames(response, String(event['eventName']), event['responseElements']);
      }
    }
  });

  function optionsOf(): ScannerOptions {
    const seen = new Set<string>();
    return {
      wanted: (_source, name) => ({
        parameters: [...(parameters.get(name) ?? [])].sort(),
        response: [...(response.get(name) ?? [])].sort(),
      }),
      seen: (low, high) => seen.has(`${low} ${high}`) || !seen.add(`${low} ${high}`),
    };
  }

  it.each(['wasm', 'bytes'] as const)('%s gives what JSON.parse gives', (engine) => {
    const ours = readAll(openScanner(optionsOf(), engine), objects, 1000);
    const reference = readAll(openScanner(optionsOf(), 'parse'), objects, Number.POSITIVE_INFINITY);
    expect(ours.objects).toEqual(reference.objects);
    expect(ours.groups).toEqual(reference.groups);
    const { events, problems } = totalsOf(reference.objects);
    expect({ events, problems }).toEqual({ events: countOf(reference.groups), problems: 0 });
    expect(events).toBeGreaterThan(3000);
  });

  it.each(['wasm', 'bytes'] as const)('%s finds the events of each principal, though it passes over objects', (engine) => {
    // Ids are not looked at: events of others that are passed over are not told to `seen`, and these logs have one id for several events.
    const { wanted } = optionsOf();
    const { groups } = readAll(openScanner({ wanted }, 'parse'), objects, Number.POSITIVE_INFINITY);
    const principals = [...new Set(groups.map(({ identity }) => identity.arn))].filter((arn) => arn !== '');
    expect(principals.length).toBeGreaterThan(20);
    for (const principal of principals.slice(0, 40)) {
      for (const pattern of patternsOf(principal)) {
        const scanner = openScanner({ wanted, principals: [pattern] }, engine);
        const scanned = objects.map((object) => scanner.scan(object));
        const expected = groups.filter(({ identity }) => isOneOf([pattern], identity.arn));
        expect(expected.length).toBeGreaterThan(0);
        expect(sorted(scanner.takeGroups())).toEqual(sorted(expected));
        expect(scanned.some(({ passedOver }) => passedOver)).toBe(true);
      }
    }
  });
});

/** Itself, and if it is a role by its name. */
function patternsOf(arn: string): readonly PrincipalPattern[] {
  const role = /:(\d{12}):role\/(?:.*\/)?([^/]+)$/.exec(arn);
  const name = role === null ? [] : [{ kind: 'role', account: role[1] ?? '', name: role[2] ?? '' } as const];
  return [{ kind: 'arn', arn }, ...name];
}

function addNames(names: Map<string, Set<string>>, name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null) return;
  const known = names.get(name) ?? new Set();
  for (const member of Object.keys(value)) known.add(member);
  names.set(name, known);
}

/** Reads the objects in pieces of about so many bytes. */
function readAll(scanner: ObjectScanner, objects: readonly Uint8Array[], size: number) {
  const scanned = objects.map((object, index) => {
    const piece = Math.min(object.length, size + index);
    for (let at = 0; at < object.length; at += piece) scanner.push(object.subarray(at, at + piece));
    return scanner.end();
  });
  return { objects: scanned, groups: sorted(scanner.takeGroups()) };
}

function sorted(groups: Iterable<ActivityGroup>): readonly ActivityGroup[] {
  const texts = [...groups].map((group) => ({ group, text: JSON.stringify(Object.entries(group).sort()) }));
  return texts.sort((a, b) => (a.text < b.text ? -1 : 1)).map(({ group }) => group);
}

function countOf(groups: readonly ActivityGroup[]): number {
  return groups.reduce((sum, { count }) => sum + count, 0);
}

function totalsOf(objects: readonly ScannedObject[]) {
  return {
    events: objects.reduce((sum, { events }) => sum + events, 0),
    problems: objects.filter(({ problem, malformed }) => problem !== undefined || malformed > 0).length,
  };
}
