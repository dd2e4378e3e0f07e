// Log files of a trail for tests: events with ids that tell them apart, in folders as CloudTrail lays them out.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';

export type TrailEvent = Readonly<Record<string, unknown>>;

const ACCOUNT = '111111111111';

/** A call of `role` in `us-east-1`, with more members, or others. */
export function trailEvent(id: string, role: string, eventName: string, more: TrailEvent = {}): TrailEvent {
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${role}/session`,
      accountId: ACCOUNT,
      sessionContext: { sessionIssuer: { type: 'Role', arn: `arn:aws:iam::${ACCOUNT}:role/${role}`, accountId: ACCOUNT } },
    },
    eventTime: '2026-03-05T10:00:00Z',
    eventSource: 'ec2.amazonaws.com',
    eventName,
    awsRegion: 'us-east-1',
    requestParameters: null,
    responseElements: null,
    eventID: id,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: ACCOUNT,
    ...more,
  };
}

/** A data event: `role` reads an object. */
export function readEvent(id: string, role: string, bucket: string, key: string, more: TrailEvent = {}): TrailEvent {
  return trailEvent(id, role, 'GetObject', {
    eventSource: 's3.amazonaws.com',
    managementEvent: false,
    eventCategory: 'Data',
    requestParameters: { bucketName: bucket, key },
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket}/${key}` },
      { type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket}`, accountId: ACCOUNT },
    ],
    ...more,
  });
}

export function records(events: readonly TrailEvent[]): string {
  return JSON.stringify({ Records: events });
}

export function zippedRecords(events: readonly TrailEvent[]): Buffer {
  return gzipSync(records(events), { level: 1 });
}

/** `AWSLogs/111111111111/CloudTrail/us-east-1/2026/03/05/111111111111_CloudTrail_us-east-1_20260305T1005Z_id.json.gz`; `time` as `20260305T1005`. */
export function trailPath(id: string, time = '20260305T1005', account: string = ACCOUNT, region = 'us-east-1'): string {
  const day = `${time.slice(0, 4)}/${time.slice(4, 6)}/${time.slice(6, 8)}`;
  return `AWSLogs/${account}/CloudTrail/${region}/${day}/${account}_CloudTrail_${region}_${time}Z_${id}.json.gz`;
}

export interface TrailFolder {
  readonly path: string;
  /** The whole path of what was written. */
  readonly write: (name: string, content: string | Uint8Array) => string;
  readonly remove: () => void;
}

export function trailFolder(): TrailFolder {
  const path = mkdtempSync(join(tmpdir(), 'trail-'));
  return {
    path,
    write: (name, content) => {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      return file;
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
