// Backfills: what was there before the rule, copied in steps.
import { beforeEach, describe, expect, test } from 'vitest';
import { imageManifest, REPOSITORY } from '../../../../../test/testkit/cloud/ecr-cloud.ts';
import { failureOf } from '../../../../../test/testkit/cloud/failure-of.ts';
import {
  type Place,
  type ReplicationCloud,
  replicationCloud,
  repositoryNames,
  TO_B,
  TO_EAST,
} from '../../../../../test/testkit/cloud/replication-cloud.ts';
import type { Answer } from '../../../../../test/testkit/cloud/test-cloud.ts';

let of: ReplicationCloud;

beforeEach(() => {
  of = replicationCloud();
});

describe('a backfill', () => {
  const start = (destination: Place): string => of.a.call('ecr', 'StartReplicationBackfill', { destination }).replicationBackfillId;
  const results = (replicationBackfillId: string, more: object = {}): Answer =>
    of.a.call('ecr', 'DescribeReplicationBackfillResults', { replicationBackfillId, ...more });

  test('copies in steps what was there before, with all tags', () => {
    const one = of.pushImage('one', 'v1');
    of.put(one.manifest, 'latest');
    for (let number = 0; number < 210; number += 1)
      of.put(imageManifest({ ...JSON.parse(one.manifest).config }, [], { annotations: { number: `${number}` } }));
    of.replicate(of.a, [TO_EAST], 'team/');
    const id = start(TO_EAST);
    expect(results(id)).toMatchObject({ status: 'PREPARING', results: [] });
    expect(results(id)).not.toHaveProperty('progress');
    of.cloud.periodic();
    expect(results(id)).toMatchObject({ status: 'IN_PROGRESS', progress: { totalReplicationCount: 212, completedReplicationCount: 0 } });
    of.cloud.periodic();
    const { progress, status } = results(id);
    expect(status).toBe('IN_PROGRESS');
    expect(progress.completedReplicationCount).toBeGreaterThanOrEqual(200);
    expect(progress.completedReplicationCount).toBeLessThan(212);
    of.cloud.periodic();
    const done = { totalReplicationCount: 212, completedReplicationCount: 212, failedReplicationCount: 0, failureCodes: [] };
    expect(results(id, { maxResults: 1000 })).toMatchObject({
      status: 'COMPLETE',
      progress: done,
      endedAt: new Date(of.cloud.clock.now()),
    });
    expect(results(id, { maxResults: 1000 }).results).toHaveLength(212);
    expect(results(id).results).toHaveLength(100);
    const east = of.a
      .inRegion('us-east-1')
      .call('ecr', 'DescribeImages', { repositoryName: REPOSITORY, imageIds: [{ imageTag: 'latest' }] });
    expect(east.imageDetails[0].imageTags.toSorted()).toEqual(['latest', 'v1']);
    expect(of.statuses('v1')).toMatchObject([{ region: 'us-east-1', status: 'COMPLETE' }]);
  });

  test('tells what was refused', () => {
    of.pushImage('one', 'v1');
    of.replicate(of.a, [TO_B]);
    const id = start(TO_B);
    for (let run = 0; run < 2; run += 1) of.cloud.periodic();
    expect(results(id, { resultStatusFilter: 'FAILED' })).toMatchObject({
      status: 'COMPLETE',
      progress: { failedReplicationCount: 1, failureCodes: ['AccessDenied'] },
      results: [{ repositoryName: REPOSITORY, imageId: { imageTag: 'v1' }, status: 'FAILED', failureCode: 'AccessDenied' }],
    });
    expect(results(id, { resultStatusFilter: 'COMPLETE' }).results).toEqual([]);
    expect(repositoryNames(of.b)).toEqual([]);
  });

  test('is stopped once, one at a time for a region, listed, and forgotten', () => {
    const code = (run: () => unknown): string => failureOf(run).code;
    expect(code(() => start(TO_EAST))).toBe('InvalidParameterException');
    of.replicate(of.a, [TO_EAST, TO_B]);
    const id = start(TO_EAST);
    expect(code(() => start(TO_EAST))).toBe('ReplicationBackfillInProgressException');
    const second = start(TO_B);
    const stop = (replicationBackfillId: string): Answer => of.a.call('ecr', 'StopReplicationBackfill', { replicationBackfillId });
    expect(stop(id).status).toBe('STOPPING');
    expect(code(() => stop(id))).toBe('ReplicationBackfillInvalidStatusException');
    expect(code(() => stop('none'))).toBe('ReplicationBackfillNotFoundException');
    of.cloud.periodic();
    of.cloud.periodic();
    const listed = (): readonly string[] =>
      of.a.call('ecr', 'ListReplicationBackfills').backfills.map((one: Answer) => `${one.replicationBackfillId} ${one.status}`);
    expect(listed().toSorted()).toEqual([`${id} STOPPED`, `${second} COMPLETE`].toSorted());
    of.cloud.clock.advance(90 * 86_400_000 + 1);
    of.cloud.periodic();
    expect(listed()).toEqual([]);
    expect(code(() => results(id))).toBe('ReplicationBackfillNotFoundException');
  });
});
