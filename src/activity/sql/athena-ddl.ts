// The table that Athena reads the objects of a trail through: `CloudTrailSerde`, with partitions that are worked out instead of listed.
import { fail, ok, type Result } from '../../model/result.ts';
import { checkLocation, checkTableName } from './log-location.ts';

export interface AthenaTableOptions {
  /** `['logs', 'cloudtrail']`: database and table. */
  readonly name: readonly string[];
  /** The folder with the accounts in it: `s3://bucket/prefix/AWSLogs/` or, for a trail of an organization, `…/AWSLogs/o-…/`. */
  readonly location: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  /** The first day there are logs of: `2026-01-01`. */
  readonly since: string;
}

/** As in "Create a table for CloudTrail logs in Athena using partition projection", and with the members that grouping needs. */
const COLUMNS = `  eventversion string,
  useridentity struct<type:string,principalid:string,arn:string,accountid:string,invokedby:string,accesskeyid:string,username:string,
    onbehalfof:struct<userid:string,identitystorearn:string>,
    sessioncontext:struct<attributes:struct<mfaauthenticated:string,creationdate:string>,
      sessionissuer:struct<type:string,principalid:string,arn:string,accountid:string,username:string>,
      ec2roledelivery:string,webidfederationdata:struct<federatedprovider:string,attributes:map<string,string>>,sourceidentity:string>>,
  eventtime string,
  eventsource string,
  eventname string,
  awsregion string,
  sourceipaddress string,
  useragent string,
  errorcode string,
  errormessage string,
  requestparameters string,
  responseelements string,
  additionaleventdata string,
  requestid string,
  eventid string,
  resources array<struct<arn:string,accountid:string,type:string>>,
  eventtype string,
  apiversion string,
  readonly string,
  recipientaccountid string,
  serviceeventdetails string,
  sharedeventid string,
  vpcendpointid string,
  eventcategory string,
  tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>`;

/** One statement for Athena. The error says what is wrong with the options. */
export function athenaTableDdl({ name, location, accounts, regions, since }: AthenaTableOptions): Result<string, string> {
  const names = checkTableName(name);
  if (!names.ok) return names;
  const folder = checkLocation(location);
  if (!folder.ok) return folder;
  if (accounts.length === 0 || !accounts.every((account) => /^\d{12}$/.test(account)))
    return fail('the accounts must be named, each by 12 digits');
  if (regions.length === 0 || !regions.every((region) => /^[a-z0-9-]+$/.test(region)))
    return fail('the regions must be named: us-east-1 …');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(since)) return fail(`\`${since}\` is no day such as 2026-01-31`);
  const properties = {
    'projection.enabled': 'true',
    'projection.account.type': 'enum',
    'projection.account.values': accounts.join(','),
    'projection.region.type': 'enum',
    'projection.region.values': regions.join(','),
    'projection.day.type': 'date',
    'projection.day.format': 'yyyy/MM/dd',
    'projection.day.interval': '1',
    'projection.day.interval.unit': 'DAYS',
    'projection.day.range': `${since.replaceAll('-', '/')},NOW`,
    'storage.location.template': `${folder.value}\${account}/CloudTrail/\${region}/\${day}/`,
  };
  return ok(
    [
      `CREATE EXTERNAL TABLE ${names.value.map((part) => `\`${part}\``).join('.')} (\n${COLUMNS})`,
      'PARTITIONED BY (account string, region string, day string)',
      "ROW FORMAT SERDE 'com.amazon.emr.hive.serde.CloudTrailSerde'",
      "STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'",
      "OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'",
      `LOCATION '${folder.value}'`,
      `TBLPROPERTIES (\n${Object.entries(properties)
        .map(([key, value]) => `  '${key}' = '${value}'`)
        .join(',\n')})`,
    ].join('\n'),
  );
}
