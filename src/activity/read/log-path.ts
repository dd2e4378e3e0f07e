// What the path of an object tells before it is opened: whose log it is, of which kind, where and when it was delivered.
import { latestDelivery, type Selection } from './selection.ts';

export interface LogPath {
  /** The folder below the account: `CloudTrail`, `CloudTrail-Digest`, `vpcflowlogs`. */
  readonly kind?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  /** As much of the time of delivery as the path tells, in digits: `2026`, `20260131`, `202601311005`. */
  readonly delivered?: string | undefined;
}

// AWS CloudTrail User Guide, "Finding your CloudTrail log files"; organization trails have the organization's id first.
const LAYOUT =
  /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?(\d{12})\/(?:([^/]+)\/(?:([a-z0-9-]+)\/(?:(\d{4})\/(?:(\d{2})\/(?:(\d{2})\/)?)?)?)?)?/;
// AWS CloudTrail User Guide, "CloudTrail log file examples", "CloudTrail log file name format"; names of digests have the trail's name and seconds too.
const NAME = /(?:^|\/)(\d{12})_(CloudTrail(?:-[A-Za-z]+)?)_([a-z0-9-]+)_(?:[^/]*_)?(\d{8})T(\d{4})(?:\d{2})?Z[^/]*$/;

/** Reads the path of an object, or of a folder (which ends in `/`). */
export function readLogPath(path: string): LogPath {
  const name = NAME.exec(path);
  if (name !== null) return { account: name[1], kind: name[2], region: name[3], delivered: `${name[4]}${name[5]}` };
  const place = LAYOUT.exec(path);
  if (place === null) return {};
  const [, account, kind, region, year, month = '', day = ''] = place;
  return { account, kind, region, delivered: year === undefined ? undefined : `${year}${month}${day}` };
}

/** Why nothing in it is wanted, for people; undefined when something may be. */
export function whyLeftOut(log: LogPath, selection: Selection): string | undefined {
  if (log.kind === 'CloudTrail-Digest') return 'digests';
  if (log.kind === 'CloudTrail-Insight') return 'insights';
  if (log.kind !== undefined && !log.kind.startsWith('CloudTrail')) return 'logs of other services';
  if (log.account !== undefined && selection.accounts?.includes(log.account) === false) return 'other accounts';
  if (log.region !== undefined && selection.regions?.includes(log.region) === false) return 'other regions';
  return log.delivered === undefined ? undefined : whyWrongTime(log.delivered, selection);
}

/** A log file contains events from before its delivery only. */
function whyWrongTime(delivered: string, selection: Selection): string | undefined {
  const isBefore = (instant: string): boolean => delivered < digitsOf(instant).slice(0, delivered.length);
  if (selection.from !== undefined && isBefore(selection.from)) return 'delivered before the time asked for';
  const latest = latestDelivery(selection);
  if (latest !== undefined && delivered > digitsOf(latest).slice(0, delivered.length)) return 'delivered too long after the time asked for';
  return undefined;
}

function digitsOf(instant: string): string {
  return instant.replaceAll(/\D/g, '');
}
