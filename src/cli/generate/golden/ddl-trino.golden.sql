-- The schema, if it is not there.
CREATE SCHEMA IF NOT EXISTS "hive"."logs";

-- The objects as they are, a line each.
CREATE TABLE "hive"."logs"."trail" (line varchar, account varchar, region varchar, day varchar)
WITH (format = 'TEXTFILE',
  textfile_field_separator = U&'\0001',
  external_location = 's3://ddl-logs/logs/AWSLogs/',
  partitioned_by = ARRAY['account', 'region', 'day']);

-- Its folders, which are to be made known (hive.allow-register-partition-procedure=true in the catalog). Later days: likewise.
CALL "hive".system.register_partition('logs', 'trail', ARRAY['account', 'region', 'day'], ARRAY['111111111111', 'us-east-1', '2026/03/01'], 's3://ddl-logs/logs/AWSLogs/111111111111/CloudTrail/us-east-1/2026/03/01/');
CALL "hive".system.register_partition('logs', 'trail', ARRAY['account', 'region', 'day'], ARRAY['111111111111', 'us-east-1', '2026/03/02'], 's3://ddl-logs/logs/AWSLogs/111111111111/CloudTrail/us-east-1/2026/03/02/');
CALL "hive".system.register_partition('logs', 'trail', ARRAY['account', 'region', 'day'], ARRAY['222222222222', 'us-east-1', '2026/03/01'], 's3://ddl-logs/logs/AWSLogs/222222222222/CloudTrail/us-east-1/2026/03/01/');

-- If you like: the same in Parquet, which is read faster and for less (--table-form slim). Later days are added with INSERT.
CREATE TABLE "hive"."logs"."trail_slim"
WITH (format = 'PARQUET', partitioned_by = ARRAY['day']) AS
SELECT coalesce(json_extract_scalar(element_at(e, 'userIdentity'), '$.type'), '') AS identity_type,
  coalesce(coalesce(nullif(json_extract_scalar(element_at(e, 'userIdentity'), '$.sessionContext.sessionIssuer.arn'), ''), nullif(json_extract_scalar(element_at(e, 'userIdentity'), '$.arn'), '')), '') AS identity_arn,
  coalesce(json_extract_scalar(element_at(e, 'userIdentity'), '$.accountId'), '') AS identity_account,
  coalesce(json_extract_scalar(element_at(e, 'userIdentity'), '$.invokedBy'), '') AS invoked_by,
  coalesce(json_extract_scalar(element_at(e, 'userIdentity'), '$.sessionContext.attributes.mfaAuthenticated'), '') AS mfa,
  coalesce(json_extract_scalar(element_at(e, 'userIdentity'), '$.sessionContext.sourceIdentity'), '') AS source_identity,
  coalesce(json_extract_scalar(element_at(e, 'eventSource'), '$'), '') AS event_source,
  coalesce(json_extract_scalar(element_at(e, 'eventName'), '$'), '') AS event_name,
  coalesce(json_extract_scalar(element_at(e, 'eventType'), '$'), '') AS event_type,
  coalesce(json_extract_scalar(element_at(e, 'awsRegion'), '$'), '') AS event_region,
  coalesce(json_extract_scalar(element_at(e, 'errorCode'), '$'), '') AS error_code,
  coalesce(json_extract_scalar(element_at(e, 'recipientAccountId'), '$'), '') AS recipient_account,
  coalesce(json_extract_scalar(element_at(e, 'vpcEndpointId'), '$'), '') AS vpc_endpoint,
  coalesce(json_extract_scalar(element_at(e, 'tlsDetails'), '$.tlsVersion'), '') AS tls_version,
  coalesce(json_format(element_at(e, 'resources')), '') AS resources,
  coalesce(json_format(element_at(e, 'requestParameters')), '') AS parameters,
  coalesce(json_format(element_at(e, 'responseElements')), '') AS response,
  coalesce(CASE WHEN json_extract_scalar(element_at(e, 'errorCode'), '$') <> '' AND strpos(json_extract_scalar(element_at(e, 'errorMessage'), '$'), 'not authorized to perform') > 0 THEN json_extract_scalar(element_at(e, 'errorMessage'), '$') END, '') AS denial,
  nullif(json_extract_scalar(element_at(e, 'eventID'), '$'), '') AS event_id,
  nullif(json_extract_scalar(element_at(e, 'eventTime'), '$'), '') AS event_time,
  (coalesce(json_extract_scalar(element_at(e, 'eventCategory'), '$'), '') = 'Data' OR coalesce(json_extract_scalar(element_at(e, 'managementEvent'), '$'), '') = 'false') AS is_data,
  account AS account,
  region AS region,
  day AS day
FROM (SELECT TRY_CAST(record.e AS map(varchar, json)) AS e, CASE WHEN record.e IS NOT NULL THEN '' WHEN cardinality(TRY_CAST(json_extract(lines.line, '$.Records') AS array(json))) >= 0 THEN 'empty' ELSE 'noRecords' END AS state, lines.account, lines.region, lines.day
FROM "hive"."logs"."trail" AS lines LEFT JOIN UNNEST(coalesce(TRY_CAST(json_extract(lines.line, '$.Records') AS array(json)), CASE WHEN json_extract_scalar(lines.line, '$.eventName') IS NOT NULL THEN ARRAY[json_extract(lines.line, '$')] END)) AS record (e) ON TRUE)
WHERE day >= '2026/03/01' AND day <= '2026/03/02' AND coalesce(json_extract_scalar(element_at(e, 'eventSource'), '$'), '') <> '' AND coalesce(json_extract_scalar(element_at(e, 'eventName'), '$'), '') <> '';

-- Then: wariin generate --trino https://trino.example.com --table hive.logs.trail
