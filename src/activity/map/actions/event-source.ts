// Which service prefix the actions of an event source have.
import { serviceName } from '../../../catalog/service.ts';

/**
 * Event sources (without `.amazonaws.com`) whose actions have another prefix. Service Authorization Reference: the service prefix of each
 * service; CloudTrail User Guide: the event source of each.
 */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['monitoring', 'cloudwatch'],
  ['tagging', 'tag'],
  ['amazonmq', 'mq'],
  ['application-insights', 'applicationinsights'],
  ['billingconsole', 'billing'],
  ['taxconsole', 'tax'],
  ['pinpoint', 'mobiletargeting'],
  ['pricelist', 'pricing'],
  ['api.pricing', 'pricing'],
  ['rdsdata', 'rds-data'],
  ['migrationhub', 'mgh'],
  ['opensearchservice', 'es'],
  ['opensearch', 'es'],
  ['qconnect', 'wisdom'],
  ['cloudcontrolapi', 'cloudformation'],
  ['chime-sdk-voice', 'chime'],
  ['chime-sdk-media-pipelines', 'chime'],
  ['chime-sdk-identity', 'chime'],
  ['chime-sdk-meetings', 'chime'],
  ['chime-sdk-messaging', 'chime'],
  ['contact-lens', 'connect'],
  ['participant-connect', 'connect'],
  ['servicecatalog-appregistry', 'servicecatalog'],
  ['transcribestreaming', 'transcribe'],
  ['agreement-marketplace', 'aws-marketplace'],
  ['discovery-marketplace', 'aws-marketplace'],
  ['reporting-marketplace', 'aws-marketplace'],
  ['marketplacecatalog', 'aws-marketplace'],
  ['catalog-marketplace', 'aws-marketplace'],
  ['metering-marketplace', 'aws-marketplace'],
  ['marketplacemetering', 'aws-marketplace'],
  ['entitlement-marketplace', 'aws-marketplace'],
  ['management-marketplace', 'aws-marketplace-management'],
  ['models.lex', 'lex'],
  ['models-v2-lex', 'lex'],
  ['runtime.lex', 'lex'],
  ['runtime-v2-lex', 'lex'],
  ['lexv2', 'lex'],
  ['streams.dynamodb', 'dynamodb'],
  ['dynamodbstreams', 'dynamodb'],
  ['appstream2', 'appstream'],
  ['mturk-requester', 'mechanicalturk'],
  ['api.ecr', 'ecr'],
  ['api.ecr-public', 'ecr-public'],
  ['api.sagemaker', 'sagemaker'],
  ['runtime.sagemaker', 'sagemaker'],
  ['bedrock-runtime', 'bedrock'],
  ['bedrock-agent', 'bedrock'],
  ['bedrock-agent-runtime', 'bedrock'],
  ['email', 'ses'],
  ['elasticloadbalancingv2', 'elasticloadbalancing'],
  ['efs', 'elasticfilesystem'],
  ['keyspaces', 'cassandra'],
  ['email-smtp', 'ses'],
  ['monitoring-oam', 'oam'],
  ['sso-oidc', 'sso-oauth'],
  ['data.iot', 'iot'],
  ['iotdata', 'iot'],
  ['data-ats.iot', 'iot'],
  ['timestream-query', 'timestream'],
  ['timestream-write', 'timestream'],
  ['query.timestream', 'timestream'],
  ['ingest.timestream', 'timestream'],
  ['emr', 'elasticmapreduce'],
  ['s3-control', 's3'],
  ['mediastore-data', 'mediastore'],
  ['edge.sagemaker', 'sagemaker'],
]);

const SUFFIXES = ['.amazonaws.com.cn', '.amazonaws.com'];

/** `cloudwatch` for `monitoring.amazonaws.com`; undefined when the catalog knows no service of that name. */
export function prefixOfEventSource(eventSource: string): string | undefined {
  const suffix = SUFFIXES.find((each) => eventSource.endsWith(each)) ?? '';
  const name = eventSource.slice(0, eventSource.length - suffix.length).toLowerCase();
  const prefix = PREFIXES.get(name) ?? name;
  return serviceName(prefix) === undefined ? undefined : prefix;
}

/** The table itself, for the test that every prefix of it is in the catalog. */
export const EVENT_SOURCE_PREFIXES: ReadonlyMap<string, string> = PREFIXES;
