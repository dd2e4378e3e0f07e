// DescribeInstances and DescribeInstanceStatus.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { InstanceStatus, InstanceStatusSummary, Reservation } from '../../../../cloud/model/generated/ec2.ts';
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { allInstances, getInstances } from '../../instance/find-instances.ts';
import { instanceFilters } from '../../instance/instance-filters.ts';
import { shownInstance } from '../../instance/shown-instance.ts';
import { CHANGE_TIME, shownState, stateNameOf } from '../../instance/instance-state.ts';
import { filterRows, type FilterTable } from '../../listing/filters.ts';
import { pageOf } from '../../listing/page.ts';
import { zoneIdOf } from '../../network/regions.ts';
import type { InstanceRow } from '../../rows.ts';
import { tagsOf } from '../../tags.ts';

export const describeInstances: Ec2Operation<'DescribeInstances'> = onAll('DescribeInstances', (input, cx) => {
  const rows = filterRows(named(cx, input.InstanceIds), input.Filters, instanceFilters(cx), ({ id }) => tagsOf(cx, id));
  const { items, next } = pageOf(rows.toSorted(byPlace), input, placeOf, {
    least: 5,
    most: 1000,
    ids: ['instancesSet', input.InstanceIds],
  });
  return { Reservations: reservations(cx, items), ...next };
});

/** Named instances keep together by reservation; what was launched first comes first. */
function reservations(cx: CallContext, rows: readonly InstanceRow[]): readonly Reservation[] {
  const groups = new Map<string, InstanceRow[]>();
  for (const row of rows) groups.set(row.reservationId, [...(groups.get(row.reservationId) ?? []), row]);
  return [...groups].map(([ReservationId, members]) => ({
    Groups: [],
    Instances: members.map((row) => shownInstance(cx, row)),
    OwnerId: cx.account,
    ReservationId,
  }));
}

const OK: InstanceStatusSummary = { Status: 'ok', Details: [{ Name: 'reachability', Status: 'passed' }] };
const INITIALIZING: InstanceStatusSummary = { Status: 'initializing', Details: [{ Name: 'reachability', Status: 'initializing' }] };
const NOT_APPLICABLE: InstanceStatusSummary = { Status: 'not-applicable' };

export const describeInstanceStatus: Ec2Operation<'DescribeInstanceStatus'> = onAll('DescribeInstanceStatus', (input, cx) => {
  const { IncludeAllInstances, InstanceIds, Filters } = input;
  const all = named(cx, InstanceIds).filter((row) => IncludeAllInstances === true || stateNameOf(row, cx.now) === 'running');
  const table = { ...instanceFilters(cx), ...STATUS_FILTERS };
  const rows = filterRows(all, Filters, table, ({ id }) => tagsOf(cx, id));
  const { items, next } = pageOf(rows.toSorted(byPlace), input, placeOf, { least: 5, most: 1000, ids: ['instancesSet', InstanceIds] });
  return { InstanceStatuses: items.map((row) => shownStatus(cx, row)), ...next };
});

const STATUS_FILTERS: FilterTable<InstanceRow> = {
  'instance-status.status': () => 'ok',
  'instance-status.reachability': () => 'passed',
  'system-status.status': () => 'ok',
  'system-status.reachability': () => 'passed',
};

function shownStatus({ now }: CallContext, row: InstanceRow): InstanceStatus {
  const state = stateNameOf(row, now);
  const running = now < row.state.since + 2 * CHANGE_TIME ? INITIALIZING : OK;
  const status = state === 'running' ? running : NOT_APPLICABLE;
  return {
    AttachedEbsStatus: status,
    AvailabilityZone: row.zone,
    AvailabilityZoneId: zoneIdOf(row.region, row.zone),
    InstanceId: row.id,
    InstanceState: shownState(state),
    InstanceStatus: status,
    Operator: { Managed: false },
    SystemStatus: status,
  };
}

function named(cx: CallContext, ids: readonly string[] | undefined): readonly InstanceRow[] {
  return ids === undefined || ids.length === 0 ? allInstances(cx) : getInstances(cx, ids);
}

/** By launch, then as launched together. */
function placeOf({ firstLaunchedAt, reservationId, launchIndex, id }: InstanceRow): string {
  return `${String(firstLaunchedAt).padStart(16, '0')} ${reservationId} ${String(launchIndex).padStart(4, '0')} ${id}`;
}

function byPlace(a: InstanceRow, b: InstanceRow): number {
  return placeOf(a) < placeOf(b) ? -1 : 1;
}
