// Entries of Resource and NotResource, made from the ARN that they are to match or to miss.
import type { Aim } from './aim.ts';
import { changeCase } from './case-changes.ts';
import { generalise, misspell } from './globs.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';
import { ACCOUNTS } from './universe.ts';

const HITS = weights<'exact' | 'any' | 'glob' | 'prefix' | 'parts' | 'variable'>(
  ['exact', 28],
  ['any', 26],
  ['glob', 12],
  ['prefix', 14],
  ['parts', 8],
  ['variable', 18],
);
const SHORT = [
  'arn:aws:s3',
  'arn:aws:s3:*',
  'arn:*',
  'arn:aws:kms:us-east-1:*',
  'arn:aws:sqs:us-east-1:111111111111',
  '**',
  'arn:aws:iam::',
  'bucket',
  'arn',
];

/** Index of the colon after which the sixth part begins, or -1. */
function resourcePart(arn: string): number {
  let at = -1;
  for (let count = 0; count < 5; count++) {
    at = arn.indexOf(':', at + 1);
    if (at < 0) return -1;
  }
  return at;
}

function globParts(r: Random, arn: string): string {
  const parts = arn.split(':');
  const index = r.between(1, 4);
  const part = parts[index] as string;
  parts[index] = r.chance(0.6) ? '*' : generalise(r, part);
  return parts.join(':');
}

/** Puts a variable where the ARN holds the variable's value, or a default in place of a variable that is not there. */
function withVariable(r: Random, aim: Aim, arn: string): string {
  const start = resourcePart(arn) + 1;
  if (start === 0) return arn;
  const resource = arn.slice(start);
  const spec = aim.present.length > 0 ? r.pick(aim.present) : undefined;
  const value = spec === undefined ? undefined : aim.values.get(spec.name);
  if (spec !== undefined && typeof value === 'string' && value.length > 1) {
    const at = resource.indexOf(value);
    if (at >= 0) return `${arn.slice(0, start)}${resource.slice(0, at)}\${${spec.name}}${resource.slice(at + value.length)}`;
  }
  const from = r.below(resource.length);
  const to = r.between(from + 1, resource.length);
  const text = resource.slice(from, to);
  switch (r.below(5)) {
    case 0:
      return `${arn.slice(0, start)}${resource.slice(0, from)}\${aws:missing, '${text}'}${resource.slice(to)}`;
    case 1:
      return `${arn.slice(0, start)}${resource.slice(0, from)}\${*}${resource.slice(to)}`;
    case 2:
      return `${arn.slice(0, start)}${resource.slice(0, from)}\${aws:missing}${resource.slice(to)}`;
    case 3:
      return `${arn.slice(0, start)}*\${aws:username}*`;
    default:
      return `${arn.slice(0, start)}${resource.slice(0, from)}*\${aws:PrincipalTag/team, '*'}*`;
  }
}

export function matchingResource(r: Random, aim: Aim, arn: string): string {
  const start = resourcePart(arn) + 1;
  if (start === 0) return arn === '*' && r.chance(0.1) ? 'arn:aws:s3:::*' : '*';
  switch (r.weighted(HITS)) {
    case 'exact':
      return arn;
    case 'any':
      return '*';
    case 'glob':
      return arn.slice(0, start) + generalise(r, arn.slice(start));
    case 'prefix':
      return `${arn.slice(0, start)}${r.chance(0.6) ? '' : arn.slice(start, start + 3)}*`;
    case 'parts':
      return globParts(r, arn);
    case 'variable':
      return withVariable(r, aim, arn);
  }
}

export function missingResource(r: Random, aim: Aim, arn: string): string {
  const start = resourcePart(arn) + 1;
  if (start === 0) return r.chance(0.5) ? 'arn:aws:ec2:*:*:instance/*' : 'arn:aws:s3:::*';
  const colon = arn.indexOf(':', start);
  if (colon >= 0 && r.chance(0.3)) {
    // Would match if the first `*` ran over a colon.
    const service = arn.split(':', 3).join(':');
    return `${service}:*:${arn.slice(start, colon)}:*`;
  }
  switch (r.below(5)) {
    case 0:
      return misspell(r, arn);
    case 1: {
      const parts = arn.split(':');
      const at = r.chance(0.7) ? parts.length - 1 : r.between(1, parts.length - 1);
      parts[at] = changeCase(r, parts[at] as string);
      return parts.join(':');
    }
    case 2: {
      const parts = arn.split(':');
      parts[4] = r.pick(ACCOUNTS);
      return parts.join(':');
    }
    case 3:
      return r.chance(0.5) ? `arn:aws:s3:::bucket/home/bob/*` : 'arn:aws:sqs:us-east-1:111111111111:*';
    default: {
      const other = r.pick(aim.service.arns(aim.universe.partition, r.pick(ACCOUNTS)).concat('arn:aws:dynamodb:*:*:table/u'));
      return other === arn ? `${other}/x` : other;
    }
  }
}

/** Fewer than six parts, or no ARN at all. */
export function shortResource(r: Random): string {
  return r.pick(SHORT);
}
