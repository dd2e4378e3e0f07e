// StartReplicationBackfill, StopReplicationBackfill, ListReplicationBackfills, DescribeReplicationBackfillResults.
// Amazon ECR API Reference, per operation: codes and limits are on record there, sentences are not.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { ReplicationBackfillProgress } from '../../../../cloud/model/generated/ecr.ts';
import { keyOf, type StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { newRequestId } from '../../../../cloud/server/request-id.ts';
import { registryDemand, registryId } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { failure, invalidParameter, limitExceeded } from '../../errors.ts';
import { pageOf } from '../../page.ts';
import { REGISTRIES, registryKey } from '../../rows/registry-row.ts';
import {
  BACKFILL_RESULTS,
  backfillKey,
  backfillResultKey,
  type BackfillResultRow,
  BACKFILLS,
  type BackfillRow,
  isTerminal,
} from './backfill-row.ts';
import { placeOf } from './destinations-of.ts';

const MOST_IN_PROGRESS = 10;
const DEFAULT_BACKFILLS = 25;

export const backfillOperations: EcrGroup<
  'StartReplicationBackfill' | 'StopReplicationBackfill' | 'ListReplicationBackfills' | 'DescribeReplicationBackfillResults'
> = {
  StartReplicationBackfill: {
    authorize: (input, cx) => [registryDemand('StartReplicationBackfill', cx, registryId(input, cx))],
    handle: (_permit, input, cx) => {
      const account = registryId(input, cx);
      const { region, registryId: to } = input.destination;
      const destination = { region, registryId: to };
      const rules = cx.state.get(REGISTRIES, registryKey(account, cx.region))?.replication ?? [];
      const configured = rules.flatMap(({ destinations }) => destinations).map(placeOf);
      if (!configured.includes(placeOf(destination)))
        throw invalidParameter('destination', "The destination is not in the registry's replication configuration");
      checkRoom(backfillsOf(cx.state, account, cx.region), region);
      const id = newRequestId(cx.random);
      const common = { id, account, region: cx.region, destination, status: 'PREPARING', startedAt: cx.now } as const;
      const row: BackfillRow = { ...common, completed: 0, failed: 0, failureCodes: [] };
      cx.state.put(BACKFILLS, backfillKey(row), row);
      return started(row);
    },
  },
  StopReplicationBackfill: {
    authorize: (input, cx) => [registryDemand('StopReplicationBackfill', cx, registryId(input, cx))],
    handle: (_permit, input, cx) => {
      const row = findBackfill(cx, registryId(input, cx), input.replicationBackfillId);
      if (isTerminal(row) || row.status === 'STOPPING')
        throw failure(
          'ReplicationBackfillInvalidStatus',
          `The replication backfill with id '${row.id}' cannot be stopped because its status is '${row.status}'`,
        );
      const stopping: BackfillRow = { ...row, status: 'STOPPING' };
      cx.state.put(BACKFILLS, backfillKey(row), stopping);
      return started(stopping);
    },
  },
  ListReplicationBackfills: {
    authorize: (input, cx) => [registryDemand('ListReplicationBackfills', cx, registryId(input, cx))],
    handle: (_permit, input, cx) => {
      const account = registryId(input, cx);
      const { nextToken, maxResults = DEFAULT_BACKFILLS } = input;
      const inOrder = backfillsOf(cx.state, account, cx.region).toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1));
      const { items, rest } = pageOf(inOrder, { nextToken, maxResults }, orderOf);
      const backfills = items.map((row) => ({
        replicationBackfillId: row.id,
        destination: row.destination,
        status: row.status,
        startedAt: new Date(row.startedAt),
        ...progressOf(row),
        ...endOf(row),
      }));
      return { registryId: account, backfills, ...rest };
    },
  },
  DescribeReplicationBackfillResults: {
    authorize: (input, cx) => [registryDemand('DescribeReplicationBackfillResults', cx, registryId(input, cx))],
    handle: (_permit, input, cx) => {
      const row = findBackfill(cx, registryId(input, cx), input.replicationBackfillId);
      const { nextToken, maxResults, resultStatusFilter } = input;
      const found = isTerminal(row) ? [...cx.state.scan(BACKFILL_RESULTS, backfillResultKey(row))] : [];
      const wanted = found.filter(([, { status }]) => resultStatusFilter === undefined || status === resultStatusFilter);
      const { items, rest } = pageOf(wanted, { nextToken, maxResults }, ([key]) => key);
      return { ...started(row), ...progressOf(row), ...endOf(row), results: items.map(([, result]) => shownResult(result)), ...rest };
    },
  },
};

/** One in a destination's region at a time, and ten of a registry. */
function checkRoom(backfills: readonly BackfillRow[], region: string): void {
  const open = backfills.filter((row) => !isTerminal(row));
  if (open.some(({ destination }) => destination.region === region))
    throw failure('ReplicationBackfillInProgress', `A replication backfill is already in progress for the destination region '${region}'`);
  if (open.length >= MOST_IN_PROGRESS)
    throw limitExceeded(`The registry already has the maximum number of replication backfills in progress, which is '${MOST_IN_PROGRESS}'`);
}

function backfillsOf(state: StateReader, account: AccountId, region: string): readonly BackfillRow[] {
  return Array.from(state.scan(BACKFILLS, keyOf(account, region, '')), ([, row]) => row);
}

function findBackfill({ state, region }: CallContext, account: AccountId, id: string): BackfillRow {
  // An id with a NUL is nobody's, and no key.
  const row = id.includes('\0') ? undefined : state.get(BACKFILLS, backfillKey({ account, region, id }));
  if (row !== undefined) return row;
  throw failure(
    'ReplicationBackfillNotFound',
    `The replication backfill with id '${id}' does not exist in the registry with id '${account}'`,
  );
}

/** By the time of the start. */
function orderOf({ startedAt, id }: BackfillRow): string {
  return `${String(startedAt).padStart(16, '0')} ${id}`;
}

function started({ id, account, destination, status, startedAt }: BackfillRow): {
  readonly replicationBackfillId: string;
  readonly registryId: string;
  readonly destination: BackfillRow['destination'];
  readonly status: string;
  readonly startedAt: Date;
} {
  return { replicationBackfillId: id, registryId: account, destination, status, startedAt: new Date(startedAt) };
}

function progressOf({ total, completed, failed, failureCodes }: BackfillRow): { readonly progress?: ReplicationBackfillProgress } {
  if (total === undefined) return {};
  const counts = { totalReplicationCount: total, completedReplicationCount: completed, failedReplicationCount: failed };
  return { progress: { ...counts, failureCodes } };
}

function endOf({ endedAt }: BackfillRow): { readonly endedAt?: Date } {
  return endedAt === undefined ? {} : { endedAt: new Date(endedAt) };
}

function shownResult({ repository, digest, tag, status, failureCode }: BackfillResultRow): {
  readonly repositoryName: string;
  readonly imageId: { readonly imageDigest: string; readonly imageTag?: string };
  readonly status: string;
  readonly failureCode?: string;
} {
  const imageId = { imageDigest: digest, ...(tag !== undefined && { imageTag: tag }) };
  return { repositoryName: repository, imageId, status, ...(failureCode !== undefined && { failureCode }) };
}
