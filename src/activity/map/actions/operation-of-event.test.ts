// Dates behind event names go, other digits stay.
import { expect, test } from 'vitest';
import { operationOfEvent } from './operation-of-event.ts';

test.each([
  ['GetFunction20150331v2', 'GetFunction'],
  ['ListFunctions20150331', 'ListFunctions'],
  ['UpdateFunctionConfiguration20150331v2', 'UpdateFunctionConfiguration'],
  ['CreateDistribution2020_05_31', 'CreateDistribution'],
  ['GetDistribution_2019_03_26', 'GetDistribution'],
  ['ListObjectsV2', 'ListObjectsV2'],
  ['CreateGameServerGroup2', 'CreateGameServerGroup2'],
  ['AssociateS3Resources', 'AssociateS3Resources'],
  ['GetThing12345678', 'GetThing12345678'],
  ['20150331', '20150331'],
  ['', ''],
])('%s', (event, operation) => {
  expect(operationOfEvent(event)).toBe(operation);
});
