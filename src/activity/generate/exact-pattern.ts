// Recorded resources as patterns of their own.
import { parseArn } from '../../model/arn.ts';
import { escapePattern, isPlainText } from './escape-pattern.ts';

/** Undefined for what is no ARN. The first five parts hold nothing that could be escaped. */
export function exactPattern(resource: string): string | undefined {
  const arn = parseArn(resource);
  if (arn === undefined || isPlainText(resource)) return arn && resource;
  const head = ['arn', arn.partition, arn.service, arn.region, arn.account, ''].join(':');
  return head + namePattern(arn.resource, arn.service);
}

/**
 * A name, or all of the last part of an ARN, as a pattern. A `*` in it stands for what the event does not tell (`instance/*`), for the streams of a log group,
 * or for all that was seen below a folder, and stays a wildcard. Keys of Amazon S3 may have it in their names: there it is a wildcard only after the last `/`.
 */
export function namePattern(name: string, service: string): string {
  if (!service.startsWith('s3')) {
    return name
      .split('*')
      .map((piece) => escapePattern(piece).pattern)
      .join('*');
  }
  const open = name === '*' || name.endsWith('/*');
  return open ? `${escapePattern(name.slice(0, -1)).pattern}*` : escapePattern(name).pattern;
}
