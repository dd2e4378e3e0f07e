// The conformance checks see what they are there to see: each of these services is wrong in one way.
import { describe, expect, test } from 'vitest';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import type { CloudTrailOperations } from '../../src/cloud/model/generated/cloudtrail.ts';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import { defineService, type Operation, type ServiceDefinition } from '../../src/cloud/service.ts';
import { ServiceError } from '../../src/cloud/service-error.ts';
import { defineTable, type StateWriter, type Table } from '../../src/cloud/state/table.ts';
import { checkDemandedActions, checkDenied, checkModelled, checkNotImplemented, checkUnsigned, servedBy } from './checks.ts';
import { type ConformanceCloud, conformanceCloud } from './conformance-cloud.ts';

type LookupEvents = Operation<
  'LookupEvents',
  CloudTrailOperations['LookupEvents']['input'],
  CloudTrailOperations['LookupEvents']['output']
>;

const ROWS: Table<{ readonly text: string }> = defineTable('red.rows');

const RIGHT: LookupEvents = {
  authorize: () => [{ action: 'cloudtrail:LookupEvents', resource: { arn: '*' } }],
  handle: () => ({ Events: [] }),
};

const write = (state: StateWriter): void => state.put(ROWS, 'a', { text: 'written' });

/** CloudTrail with this operation alone, beside the real other services. */
function serving(lookupEvents: LookupEvents): ServiceDefinition<never> {
  return defineService<CloudTrailOperations>({
    name: 'cloudtrail',
    operations: { LookupEvents: lookupEvents },
    tables: [ROWS],
  }) as ServiceDefinition<never>;
}

function cloudOf(red: ServiceDefinition<never>): ConformanceCloud {
  return conformanceCloud([...CLOUD_SERVICES.filter(({ name }) => name !== 'cloudtrail'), red]);
}

/** What the two checks of an operation say. */
async function findings(lookupEvents: LookupEvents): Promise<readonly string[]> {
  const red = serving(lookupEvents);
  const tested = cloudOf(red);
  const [[operation, served] = ['', {}]] = servedBy(red);
  const found: string[] = [];
  for (const check of [checkUnsigned, checkDenied]) {
    await check(tested, 'cloudtrail', operation, served).catch((error: Error) => found.push(error.message));
  }
  return found;
}

test('what is right passes', async () => {
  expect(await findings(RIGHT)).toEqual([]);
});

describe('refused is an operation that', () => {
  test('demands nothing, and does not say why', async () => {
    expect(await findings({ ...RIGHT, authorize: () => [] })).toEqual([
      expect.stringContaining('demands no permission, and does not say why'),
    ]);
  });

  test('demands nothing, and says why, and does what it should not', async () => {
    expect(await findings({ ...RIGHT, authorize: () => [], unauthorized: 'no reason' })).toEqual(['it succeeded without permission']);
  });

  test('is open to callers without credentials, and writes', async () => {
    const authorize = (): [] => [];
    const handle: LookupEvents['handle'] = (_permit, _input, { state }) => {
      write(state);
      return {};
    };
    expect(await findings({ authorize, handle, unauthorized: 'no reason', anonymous: true })).toEqual([
      expect.stringContaining('what was written'),
      expect.stringContaining('what was written'),
    ]);
  });

  test('writes before it is refused', async () => {
    const authorize: LookupEvents['authorize'] = (input, cx) => {
      write(cx.state as StateWriter);
      return RIGHT.authorize(input, cx);
    };
    expect(await findings({ ...RIGHT, authorize })).toEqual([expect.stringContaining('state.put is not a function')]);
  });

  test('decides by itself', async () => {
    const authorize = (): never => {
      throw new ServiceError('AccessDeniedException', 400, 'User is not authorized');
    };
    expect(await findings({ ...RIGHT, authorize })).toEqual([expect.stringContaining('demands')]);
  });

  test('demands what everybody may, and refuses by itself', async () => {
    const authorize: LookupEvents['authorize'] = () => [{ action: 'sts:GetCallerIdentity', resource: { arn: '*' } }];
    const handle = (): never => {
      throw new ServiceError('AccessDeniedException', 400, 'User is not authorized');
    };
    expect(await findings({ authorize, handle })).toEqual([expect.stringContaining('the decision behind the refusal')]);
  });

  test('tells who may not know that something is not there', async () => {
    const authorize = (): never => {
      throw new ServiceError('TrailNotFoundException', 400, 'Unknown trail');
    };
    expect(await findings({ ...RIGHT, authorize })).toEqual([expect.stringContaining('TrailNotFoundException')]);
  });

  test('demands an action that AWS does not document', async () => {
    const red = serving({ ...RIGHT, authorize: () => [{ action: 'cloudtrail:LookUpEverything', resource: { arn: '*' } }] });
    const tested = cloudOf(red);
    await checkDenied(tested, 'cloudtrail', 'LookupEvents', {});
    expect(() => checkDemandedActions(tested, 'cloudtrail')).toThrow('actions that the catalog does not have');
  });

  test('is in no model', () => {
    const operations = { MakeThing: RIGHT } as unknown as ServiceDefinition<CloudTrailOperations>['operations'];
    const red = { ...serving(RIGHT), operations } as ServiceDefinition<never>;
    expect(() => checkModelled(red, loadModel('cloudtrail'))).toThrow('MakeThing');
  });

  test('is served, though said not to be', async () => {
    const tested = cloudOf(serving({ ...RIGHT, authorize: () => [], unauthorized: 'no reason' }));
    await expect(checkNotImplemented(tested, 'cloudtrail', 'LookupEvents')).rejects.toThrow();
  });
});
