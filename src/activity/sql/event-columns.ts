// The columns that every form of table is brought to, one row for each event; later steps know only these.
import type { TableForm } from './sql-table.ts';
import { sqlLiteral } from './sql-text.ts';

/** What makes two events one group; texts, where NULL and '' are the same. `resources`, `parameters` and `response` are JSON. */
export const KEY_COLUMNS = [
  'identity_type',
  'identity_arn',
  'identity_account',
  'invoked_by',
  'mfa',
  'source_identity',
  'event_source',
  'event_name',
  'event_type',
  'region',
  'error_code',
  'recipient_account',
  'vpc_endpoint',
  'tls_version',
  'resources',
  'parameters',
  'response',
  'denial',
] as const;

/** What is gathered over the events of a group. */
const GATHERED_COLUMNS = ['event_id', 'event_time', 'is_data'] as const;

export type EventColumn = (typeof KEY_COLUMNS)[number] | (typeof GATHERED_COLUMNS)[number];
export const EVENT_COLUMNS: readonly EventColumn[] = [...KEY_COLUMNS, ...GATHERED_COLUMNS];

/** An expression for each column, of the type varchar (`is_data`: boolean), which may be NULL. */
export function eventColumns(form: TableForm): Readonly<Record<EventColumn, string>> {
  switch (form) {
    case 'cloudTrail':
      return structColumns({ record: (name) => name.toLowerCase(), hasManagementEvent: false, text: (column) => column });
    case 'lines':
      return LINE_COLUMNS;
    case 'slim':
      return SLIM_COLUMNS;
    case 'securityLake':
      return OCSF_COLUMNS;
    case 'cloudTrailLake':
      return structColumns({ record: (name) => name, hasManagementEvent: true, text: mapText });
    default:
      return form satisfies never;
  }
}

/** The marker of `ActivityGroup.denial`. */
const DENIAL = sqlLiteral('not authorized to perform');

/** Only messages of denials that name their action: the rest would split groups. */
function denialOf(errorCode: string, errorMessage: string): string {
  return `CASE WHEN ${errorCode} <> '' AND strpos(${errorMessage}, ${DENIAL}) > 0 THEN ${errorMessage} END`;
}

function firstText(...texts: readonly string[]): string {
  return `coalesce(${texts.map((text) => `nullif(${text}, '')`).join(', ')})`;
}

/** Entries as an event has them, of which only the ARN is kept. */
function arnEntries(arn: string): string {
  return `json_format(CAST(transform(resources, r -> MAP(ARRAY['ARN'], ARRAY[${arn}])) AS JSON))`;
}

/** Of an event that was taken apart once, into a map: twenty paths over its whole text would each read all of it. */
const member = (name: string): string => `element_at(e, ${sqlLiteral(name)})`;

/** A scalar by its path. */
function scalar(path: string): string {
  const [first = '', ...rest] = path.split('.');
  return `json_extract_scalar(${member(first)}, ${sqlLiteral(['$', ...rest].join('.'))})`;
}

const json = (name: string): string => `json_format(${member(name)})`;

const LINE_COLUMNS: Readonly<Record<EventColumn, string>> = {
  identity_type: scalar('userIdentity.type'),
  identity_arn: firstText(scalar('userIdentity.sessionContext.sessionIssuer.arn'), scalar('userIdentity.arn')),
  identity_account: scalar('userIdentity.accountId'),
  invoked_by: scalar('userIdentity.invokedBy'),
  mfa: scalar('userIdentity.sessionContext.attributes.mfaAuthenticated'),
  source_identity: scalar('userIdentity.sessionContext.sourceIdentity'),
  event_source: scalar('eventSource'),
  event_name: scalar('eventName'),
  event_type: scalar('eventType'),
  region: scalar('awsRegion'),
  error_code: scalar('errorCode'),
  recipient_account: scalar('recipientAccountId'),
  vpc_endpoint: scalar('vpcEndpointId'),
  tls_version: scalar('tlsDetails.tlsVersion'),
  resources: json('resources'),
  parameters: json('requestParameters'),
  response: json('responseElements'),
  denial: denialOf(scalar('errorCode'), scalar('errorMessage')),
  event_id: scalar('eventID'),
  event_time: scalar('eventTime'),
  is_data: `(coalesce(${scalar('eventCategory')}, '') = 'Data' OR coalesce(${scalar('managementEvent')}, '') = 'false')`,
};

interface StructForm {
  /** The column for a member of the record. */
  readonly record: (name: string) => string;
  readonly hasManagementEvent: boolean;
  /** JSON text of a column with parameters. */
  readonly text: (column: string) => string;
}

/** Struct members are matched without regard to case in both of AWS's typed forms. */
function structColumns({ record, hasManagementEvent, text }: StructForm): Readonly<Record<EventColumn, string>> {
  const identity = record('userIdentity');
  const session = `${identity}.${record('sessionContext')}`;
  const dataByFlag = hasManagementEvent ? ` OR NOT coalesce(${record('managementEvent')}, true)` : '';
  return {
    identity_type: `${identity}.type`,
    identity_arn: firstText(`${session}.${record('sessionIssuer')}.arn`, `${identity}.arn`),
    identity_account: `${identity}.${record('accountId')}`,
    invoked_by: `${identity}.${record('invokedBy')}`,
    mfa: `${session}.attributes.${record('mfaAuthenticated')}`,
    source_identity: `${session}.${record('sourceIdentity')}`,
    event_source: record('eventSource'),
    event_name: record('eventName'),
    event_type: record('eventType'),
    region: record('awsRegion'),
    error_code: record('errorCode'),
    recipient_account: record('recipientAccountId'),
    vpc_endpoint: record('vpcEndpointId'),
    tls_version: `${record('tlsDetails')}.${record('tlsVersion')}`,
    resources: arnEntries('r.arn'),
    parameters: text(record('requestParameters')),
    response: text(record('responseElements')),
    denial: denialOf(record('errorCode'), record('errorMessage')),
    event_id: record('eventId'),
    event_time: hasManagementEvent ? `date_format(${record('eventTime')}, '%Y-%m-%dT%H:%i:%sZ')` : record('eventTime'),
    is_data: `(coalesce(${record('eventCategory')}, '') = 'Data'${dataByFlag})`,
  };
}

/** CloudTrail Lake keeps parameters as `map(varchar, varchar)`. */
function mapText(column: string): string {
  return `json_format(CAST(${column} AS JSON))`;
}

const SLIM_COLUMNS: Readonly<Record<EventColumn, string>> = {
  identity_type: 'identity_type',
  identity_arn: 'identity_arn',
  identity_account: 'identity_account',
  invoked_by: 'invoked_by',
  mfa: 'mfa',
  source_identity: 'source_identity',
  event_source: 'event_source',
  event_name: 'event_name',
  event_type: 'event_type',
  region: 'event_region',
  error_code: 'error_code',
  recipient_account: 'recipient_account',
  vpc_endpoint: 'vpc_endpoint',
  tls_version: 'tls_version',
  resources: 'resources',
  parameters: 'parameters',
  response: 'response',
  denial: 'denial',
  event_id: 'event_id',
  event_time: 'event_time',
  is_data: 'is_data',
};

/** Open Cybersecurity Schema Framework, source version 2 of Security Lake. */
const OCSF_COLUMNS: Readonly<Record<EventColumn, string>> = {
  identity_type: 'actor.user.type',
  identity_arn: firstText('actor.session.issuer', 'actor.user.uid'),
  identity_account: 'actor.user.account.uid',
  invoked_by: 'actor.invoked_by',
  mfa: 'CAST(actor.session.is_mfa AS varchar)',
  source_identity: 'CAST(NULL AS varchar)',
  event_source: 'api.service.name',
  event_name: 'api.operation',
  event_type: "'AwsApiCall'",
  region: 'cloud.region',
  error_code: 'api.response.error',
  recipient_account: 'cloud.account.uid',
  vpc_endpoint: 'CAST(NULL AS varchar)',
  tls_version: 'tls.version',
  resources: arnEntries('r.uid'),
  parameters: 'api.request.data',
  response: 'api.response.data',
  denial: denialOf('api.response.error', 'api.response.message'),
  event_id: 'metadata.uid',
  event_time: "date_format(time_dt, '%Y-%m-%dT%H:%i:%sZ')",
  is_data: 'false',
};
