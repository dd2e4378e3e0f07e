// Which objects and events are asked for.

export interface Selection {
  /** Only what the trails of these accounts recorded. */
  readonly accounts?: readonly string[] | undefined;
  /** Only events of these regions. Global services record in `us-east-1`. */
  readonly regions?: readonly string[] | undefined;
  /** Only events not before this instant and before that one: `2026-01-31T00:00:00Z`, always with seconds and in UTC. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Objects that were delivered up to so many hours after `to` are still opened, for events that came late; 24 when absent. */
  readonly lateHours?: number | undefined;
}

/** CloudTrail delivers within minutes as a rule, without a promise. */
const LATE_HOURS = 24;

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** What is wrong with a selection, for people; undefined when nothing is. */
export function selectionProblem({ from, to, accounts, regions }: Selection): string | undefined {
  for (const instant of [from, to]) {
    if (instant === undefined || (INSTANT.test(instant) && !Number.isNaN(Date.parse(instant)))) continue;
    return `\`${instant}\` is no instant such as \`2026-01-31T00:00:00Z\``;
  }
  if (from !== undefined && to !== undefined && from >= to) return `nothing is between \`${from}\` and \`${to}\``;
  if (accounts?.length === 0 || regions?.length === 0) return 'an empty list of accounts or regions selects nothing';
  return undefined;
}

/** The instant after which objects are no longer opened; undefined without `to`. */
export function latestDelivery({ to, lateHours = LATE_HOURS }: Selection): string | undefined {
  if (to === undefined) return undefined;
  return `${new Date(Date.parse(to) + lateHours * 3_600_000).toISOString().slice(0, 19)}Z`;
}
