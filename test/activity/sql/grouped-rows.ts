// Rows as the grouping query gives them, for tests.
import type { ActivityGroup } from '../../../src/activity/activity-group.ts';
import { ROW_COLUMNS, type RowColumn } from '../../../src/activity/sql/grouping-sql.ts';

type RowValues = Partial<Record<RowColumn, string | null>>;

const PLAIN: RowValues = {
  identity_type: 'AssumedRole',
  identity_arn: 'arn:aws:iam::111122223333:role/app',
  identity_account: '111122223333',
  event_source: 's3.amazonaws.com',
  event_name: 'GetObject',
  event_type: 'AwsApiCall',
  region: 'us-east-1',
  recipient_account: '111122223333',
  resources: '[{"ARN":"arn:aws:s3:::docs/a"}]',
  parameters: '{"key":"a","bucketName":"docs"}',
  line: '',
  events: '2',
  rows_read: '3',
  data_events: 'true',
  first_seen: '2026-08-24T00:00:00Z',
  first_id: 'b',
  last_seen: '2026-08-25T00:00:00Z',
  last_id: 'c',
};

/** One row; what is not given is a call of GetObject. */
export function groupedRow(values: RowValues = {}): readonly (string | null)[] {
  return ROW_COLUMNS.map((name) => (name in values ? (values[name] ?? null) : (PLAIN[name] ?? null)));
}

/** The group that `groupedRow()` comes to where `bucketName` is wanted. */
export const PLAIN_GROUP: ActivityGroup = {
  identity: {
    type: 'AssumedRole',
    arn: 'arn:aws:iam::111122223333:role/app',
    account: '111122223333',
    invokedBy: '',
    mfa: '',
    sourceIdentity: '',
  },
  eventSource: 's3.amazonaws.com',
  eventName: 'GetObject',
  eventType: 'AwsApiCall',
  region: 'us-east-1',
  errorCode: '',
  recipientAccount: '111122223333',
  vpcEndpoint: '',
  tlsVersion: '',
  resources: ['arn:aws:s3:::docs/a'],
  parameters: '{"bucketName":"docs"}',
  response: '{}',
  denial: '',
  count: 2,
  firstSeen: '2026-08-24T00:00:00Z',
  firstId: 'b',
  lastSeen: '2026-08-25T00:00:00Z',
  lastId: 'c',
};
