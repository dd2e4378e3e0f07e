// Recorded resources as patterns of their own.
import { parseArn } from '../../model/arn.ts';
import { escapePattern, isPlainText } from './escape-pattern.ts';

/** Undefined for what is no ARN. The first five parts hold nothing that could be escaped. `patterns`: as in `UsedAction`. */
export function exactPattern(resource: string, patterns: true | undefined): string | undefined {
  const arn = parseArn(resource);
  if (arn === undefined || isPlainText(resource)) return arn && resource;
  const head = ['arn', arn.partition, arn.service, arn.region, arn.account, ''].join(':');
  return head + namePattern(arn.resource, arn.service, patterns);
}

/** A name, or all of the last part of an ARN, as a pattern. */
export function namePattern(name: string, service: string, patterns: true | undefined): string {
  if (patterns === true) {
    return name
      .split('*')
      .map((piece) => escapePattern(piece).pattern)
      .join('*');
  }
  return isOpen(name, service) ? `${escapePattern(name.slice(0, -1)).pattern}*` : escapePattern(name).pattern;
}

/** All that was seen below a folder of a bucket, and the streams of a log group, have a wildcard at their end wherever they come from. */
function isOpen(name: string, service: string): boolean {
  if (service.startsWith('s3')) return name === '*' || name.endsWith('/*');
  return service === 'logs' && name.endsWith(':*');
}
