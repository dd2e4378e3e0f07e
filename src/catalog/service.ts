// Which services there are, and what they are called.
import { SERVICES } from './services.ts';

/** Service prefixes as they stand in actions (`s3`, `ecr`), sorted. */
export function listServices(): readonly string[] {
  return SERVICES.prefixes;
}

/**
 * Prefixes of which the Service Authorization Reference has several pages: the data names each by one of them, which may be that of a part. Here is what
 * the others have in common with it, or the service that the prefix is from.
 */
const SHARED: ReadonlyMap<string, string> = new Map([
  ['apigateway', 'Amazon API Gateway Management'],
  ['aws-marketplace', 'AWS Marketplace'],
  ['cloudformation', 'AWS CloudFormation'],
  ['elasticloadbalancing', 'AWS Elastic Load Balancing'],
  ['greengrass', 'AWS IoT Greengrass'],
  ['kinesisanalytics', 'Amazon Kinesis Analytics'],
  ['lex', 'Amazon Lex'],
  ['ses', 'Amazon SES'],
]);

/** `Amazon S3` for `s3`, in any case; undefined for a prefix that the catalog does not know. */
export function serviceName(prefix: string): string | undefined {
  return SHARED.get(prefix.toLowerCase()) ?? SERVICES.name(prefix);
}
