// How generated statements are divided over documents that fit into their place.
import { describe, expect, it } from 'vitest';
import { usedAction, usedCall } from '../../../test/activity/used-calls.ts';
import { actionsOf } from '../../catalog/action.ts';
import { wildcardOnly } from '../../catalog/action-resource.ts';
import type { UsedAction } from '../used-action.ts';
import type { UsedCall } from '../used-call.ts';
import { generatePolicy } from './generate-policy.ts';

const call = (...actions: readonly UsedAction[]): UsedCall => usedCall({ actions });

describe('documents', () => {
  const tables = Array.from({ length: 300 }, (_, i) =>
    call(
      ...['GetItem', 'PutItem'].map((name) =>
        usedAction(`dynamodb:${name}`, [`arn:aws:dynamodb:eu-west-1:111122223333:table/table-with-a-long-name-${i}`]),
      ),
    ),
  );

  it('divide what does not fit into one, and lose nothing', () => {
    const { documents, warnings } = generatePolicy(tables, { name: 'my app' });
    expect(documents.map(({ name }) => name)).toEqual(['my-app', 'my-app-2', 'my-app-3', 'my-app-4']);
    expect(new Set(documents.flatMap(({ statements: each }) => each.map(({ sid }) => sid))).size).toBe(4);
    expect(new Set(documents.flatMap(({ statements: each }) => each.flatMap(({ resources }) => resources))).size).toBe(300);
    for (const { json } of documents) expect(JSON.stringify(JSON.parse(json)).length).toBeLessThanOrEqual(6_144);
    expect(warnings).toEqual([]);
  });

  it('are warned of where there are more than their place takes', () => {
    expect(generatePolicy(tables, { name: 'app', place: 'inlineRole' }).warnings).toEqual([
      'the policy is 3 documents long and does not fit into the 10,240 characters that the inline policies of a role have together: `--resources type` would make one, or attach it as managed policies',
    ]);
    expect(generatePolicy(tables, { name: 'app', place: 'inlineRole', resources: 'type' })).toMatchObject({
      documents: [{ name: 'app' }],
      warnings: [],
    });
  });

  it('name the narrowest resources that fit, if any do', () => {
    const many = Array.from({ length: 1100 }, (_, i) =>
      call(usedAction('s3:GetObject', [`arn:aws:s3:::bucket/folder-${i % 3}/a-rather-long-name-of-an-object-${i}`])),
    );
    const { documents, fitting, warnings } = generatePolicy(many, { name: 'app' });
    expect(documents.length).toBeGreaterThan(10);
    expect(fitting).toEqual({ resources: 'prefix', documents: 1 });
    expect(warnings).toEqual([expect.stringContaining('`--resources prefix` would make one')]);
    expect(generatePolicy(many.slice(0, 90), { name: 'app' })).not.toHaveProperty('fitting');
    const reads = actionsOf('ec2').map(({ name }) => usedAction(`ec2:${name}`, ['*']));
    const long = generatePolicy([call(...reads)], { name: 'app', place: 'inlineUser' });
    expect(long).not.toHaveProperty('fitting');
    expect(long.warnings[0]).toContain('attach it as managed policies');
  });

  it('hold a single resource that is longer than one may be, and warn of it', () => {
    const key = '$'.repeat(1024);
    const { documents, warnings } = generatePolicy([call(usedAction('s3:GetObject', [`arn:aws:s3:::data/${key}`]))], {
      name: 'app',
      place: 'inlineUser',
    });
    expect(documents).toHaveLength(1);
    expect(warnings).toEqual(['the document app may be longer than AWS takes: its one resource alone is that long']);
  });

  it('of permission sets are measured in bytes', () => {
    const calls = Array.from({ length: 600 }, (_, i) => call(usedAction('s3:GetObject', [`arn:aws:s3:::data/${'é'.repeat(30)}${i}`])));
    const { documents } = generatePolicy(calls, { name: 'app', place: 'permissionSet' });
    expect(documents).toHaveLength(2);
    for (const { json } of documents) {
      expect(new TextEncoder().encode(JSON.stringify(JSON.parse(json))).length).toBeLessThanOrEqual(32_768);
    }
  });

  it('divide by actions where those are long', () => {
    const reads = actionsOf('ec2').filter((facts) => facts.accessLevel === 'List' && wildcardOnly(facts));
    const names = reads.map(({ name }) => `ec2:${name}`);
    const { documents } = generatePolicy([call(...names.map((name) => usedAction(name, ['*'])))], { name: 'app', place: 'inlineUser' });
    expect(documents.length).toBeGreaterThan(1);
    expect(documents.flatMap(({ statements: each }) => each.flatMap(({ actions }) => actions)).sort()).toEqual(names.sort());
    for (const { json } of documents) expect(JSON.stringify(JSON.parse(json)).length).toBeLessThanOrEqual(2_048);
  });
});
