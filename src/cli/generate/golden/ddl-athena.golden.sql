-- The database, if it is not there.
CREATE DATABASE IF NOT EXISTS `logs`;

-- The objects as they are. Partitions are worked out; accounts and regions that are added later have to be named here.
CREATE EXTERNAL TABLE `logs`.`trail` (
  eventversion string,
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
  tlsdetails struct<tlsversion:string,ciphersuite:string,clientprovidedhostheader:string>)
PARTITIONED BY (account string, region string, day string)
ROW FORMAT SERDE 'com.amazon.emr.hive.serde.CloudTrailSerde'
STORED AS INPUTFORMAT 'com.amazon.emr.cloudtrail.CloudTrailInputFormat'
OUTPUTFORMAT 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'
LOCATION 's3://ddl-logs/logs/AWSLogs/'
TBLPROPERTIES (
  'projection.enabled' = 'true',
  'projection.account.type' = 'enum',
  'projection.account.values' = '111111111111,222222222222',
  'projection.region.type' = 'enum',
  'projection.region.values' = 'us-east-1,us-west-2',
  'projection.day.type' = 'date',
  'projection.day.format' = 'yyyy/MM/dd',
  'projection.day.interval' = '1',
  'projection.day.interval.unit' = 'DAYS',
  'projection.day.range' = '2026/03/01,NOW',
  'storage.location.template' = 's3://ddl-logs/logs/AWSLogs/${account}/CloudTrail/${region}/${day}/');

-- If you like: the same in Parquet, which is read faster and for less (--table-form slim). Later days are added with INSERT.
CREATE TABLE "logs"."trail_slim"
WITH (format = 'PARQUET', partitioned_by = ARRAY['day'], write_compression = 'ZSTD', external_location = 's3://answers/w/trail_slim/') AS
SELECT coalesce(useridentity.type, '') AS identity_type,
  coalesce(coalesce(nullif(useridentity.sessioncontext.sessionissuer.arn, ''), nullif(useridentity.arn, '')), '') AS identity_arn,
  coalesce(useridentity.accountid, '') AS identity_account,
  coalesce(useridentity.invokedby, '') AS invoked_by,
  coalesce(useridentity.sessioncontext.attributes.mfaauthenticated, '') AS mfa,
  coalesce(useridentity.sessioncontext.sourceidentity, '') AS source_identity,
  coalesce(eventsource, '') AS event_source,
  coalesce(eventname, '') AS event_name,
  coalesce(eventtype, '') AS event_type,
  coalesce(awsregion, '') AS event_region,
  coalesce(errorcode, '') AS error_code,
  coalesce(recipientaccountid, '') AS recipient_account,
  coalesce(vpcendpointid, '') AS vpc_endpoint,
  coalesce(tlsdetails.tlsversion, '') AS tls_version,
  coalesce(json_format(CAST(transform(resources, r -> MAP(ARRAY['ARN'], ARRAY[r.arn])) AS JSON)), '') AS resources,
  coalesce(requestparameters, '') AS parameters,
  coalesce(responseelements, '') AS response,
  coalesce(CASE WHEN errorcode <> '' AND strpos(errormessage, 'not authorized to perform') > 0 THEN errormessage END, '') AS denial,
  nullif(eventid, '') AS event_id,
  nullif(eventtime, '') AS event_time,
  (coalesce(eventcategory, '') = 'Data') AS is_data,
  account AS account,
  region AS region,
  day AS day
FROM "logs"."trail"
WHERE day >= '2026/03/01' AND day <= '2026/03/03' AND coalesce(eventsource, '') <> '' AND coalesce(eventname, '') <> '';

-- Then: wariin generate --athena logs.trail
