// Names of roles and users whose ARNs have a path: parameters have the name only, other events of the same log the whole ARN.
import { parseArn } from '../../../model/arn.ts';

/** ARN without its path → ARN as it was seen. Names are unique within an account whatever the path, so that one place is enough. */
export type KnownNames = ReadonlyMap<string, string>;

const WITH_PATH = /^(role|user|group|instance-profile|policy)\/(?:.*\/)([^/]+)$/u;

/** Of all ARNs, those of IAM that have a path; the last one of a name counts. */
export function knownNames(arns: Iterable<string>): KnownNames {
  const known = new Map<string, string>();
  const read = new Map<string, string | undefined>();
  for (const arn of arns) {
    if (!arn.includes(':iam:')) continue;
    if (!read.has(arn)) read.set(arn, withoutPath(arn));
    const short = read.get(arn);
    if (short !== undefined) known.set(short, arn);
  }
  return known;
}

/** Undefined for what has no path. */
function withoutPath(arn: string): string | undefined {
  const parts = parseArn(arn);
  const match = parts?.service === 'iam' && parts.account !== 'aws' ? WITH_PATH.exec(parts.resource) : null;
  return parts === undefined || match === null ? undefined : `arn:${parts.partition}:iam::${parts.account}:${match[1]}/${match[2]}`;
}
