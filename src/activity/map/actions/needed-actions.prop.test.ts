// Whatever an event holds: no exception, only actions of the catalog, and nothing read that is not wanted.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventFactsOf } from '../../../../test/activity/event-facts-of.ts';
import type { WantedMembers } from '../../wanted-members.ts';
import { catalogAction, spelled } from './catalog-action.ts';
import type { EventFacts } from './event-facts.ts';
import { neededActions } from './needed-actions.ts';
import { wantedForActions } from './wanted-for-actions.ts';

const KINDS = [
  ['s3', 'PutObject'],
  ['s3', 'GetObject'],
  ['s3', 'CopyObject'],
  ['s3', 'CreateBucket'],
  ['s3', 'GetPublicAccessBlock'],
  ['s3', 'UploadPart'],
  ['ec2', 'RunInstances'],
  ['ec2', 'CreateFlowLogs'],
  ['ec2', 'CreateVolume'],
  ['lambda', 'CreateFunction20150331'],
  ['sts', 'AssumeRole'],
  ['dynamodb', 'TransactWriteItems'],
  ['dynamodb', 'ExecuteStatement'],
  ['dynamodb', 'BatchExecuteStatement'],
  ['dynamodb', 'CreateTable'],
  ['kms', 'ReEncrypt'],
  ['apigateway', 'CreateStage'],
  ['apigateway', 'UpdateMethod'],
  ['iam', 'CreateRole'],
  ['ecs', 'RegisterTaskDefinition'],
  ['events', 'PutTargets'],
  ['rds', 'CreateDBInstance'],
  ['ssm', 'GetParameter'],
  ['secretsmanager', 'BatchGetSecretValue'],
  ['logs', 'PutAccountPolicy'],
  ['redshift', 'GetClusterCredentials'],
] as const;

const role = fc.constantFrom('arn:aws:iam::111111111111:role/a', 'arn:aws-cn:iam::111111111111:role/p/b', 'arn:aws:iam::1:role/x');
const text = fc.oneof(
  role,
  fc.constantFrom('', 'true', 'aws:kms', 'b/k', '/b/%zz?versionId=1', 'SELECT * FROM "t"', '__proto__'),
  fc.string(),
);
const key = fc.oneof(
  fc.constantFrom(
    'items',
    'tags',
    'key',
    'value',
    'resourceType',
    'roleArn',
    'put',
    'tableName',
    'statement',
    'Tag',
    'tag',
    '__proto__',
    'constructor',
  ),
  fc.string({ maxLength: 5 }),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof({ depthSize: 'small' }, text, fc.boolean(), fc.integer(), fc.constant(null), tie('list'), tie('object')),
  list: fc.array(tie('any'), { maxLength: 4 }),
  object: fc.dictionary(key, tie('any'), { maxKeys: 4 }),
})).any;

const kindAndParameters = fc.constantFrom(...KINDS).chain(([source, eventName]) => {
  const eventSource = `${source}.amazonaws.com`;
  const wanted = wantedForActions(eventSource, eventName);
  const name = fc.oneof(fc.constantFrom('other', ...wanted.parameters), fc.string());
  const response = fc.dictionary(fc.constantFrom('other', ...wanted.response), value, { maxKeys: 3 });
  return fc.record({
    eventSource: fc.constant(eventSource),
    eventName: fc.constant(eventName),
    parameters: fc.dictionary(name, value, { maxKeys: 8 }),
    response,
    parametersOmitted: fc.boolean(),
    resources: fc.array(fc.constantFrom('arn:aws:kms:us-east-1:1:key/a', 'arn:aws:kms:us-east-1:1:key/b', 'x'), { maxLength: 3 }),
  });
});

test('every answer has an action of the call, and the catalog has each action', () => {
  fc.assert(
    fc.property(kindAndParameters, (given) => {
      const needed = neededActions(eventFactsOf(given));
      expect(needed.kind).toBe('needed');
      if (needed.kind !== 'needed') return;
      expect(needed.actions.length).toBeGreaterThan(0);
      for (const { action, on } of needed.actions) {
        const facts = catalogAction(action);
        expect(facts && spelled(facts)).toBe(action);
        if (on.kind === 'arns') for (const arn of on.arns) expect(arn).toMatch(/^arn:/);
      }
    }),
  );
});

test('the members that are wanted are enough', () => {
  fc.assert(
    fc.property(kindAndParameters, (given) => {
      const whole = eventFactsOf(given);
      expect(neededActions(only(whole, wantedForActions(given.eventSource, given.eventName)))).toEqual(neededActions(whole));
    }),
  );
});

test('a member too few is seen', () => {
  const whole = eventFactsOf({
    eventSource: 'lambda.amazonaws.com',
    eventName: 'CreateFunction20150331',
    parameters: { role: 'arn:aws:iam::111111111111:role/a' },
  });
  const wanted = wantedForActions('lambda.amazonaws.com', 'CreateFunction20150331');
  const fewer = { ...wanted, parameters: wanted.parameters.filter((name) => name !== 'role') };
  expect(neededActions(only(whole, fewer))).not.toEqual(neededActions(whole));
});

function only(event: EventFacts, wanted: WantedMembers): EventFacts {
  return {
    ...event,
    parameters: new Map([...event.parameters].filter(([name]) => wanted.parameters.includes(name))),
    response: new Map([...event.response].filter(([name]) => wanted.response.includes(name))),
  };
}
