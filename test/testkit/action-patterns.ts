// Entries of Action and NotAction, made from the action that they are to match or to miss.
import type { Aim } from './aim.ts';
import { changeCase } from './case-changes.ts';
import { generalise, misspell } from './globs.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';

const HITS = weights<'exact' | 'any' | 'service' | 'verb' | 'case' | 'glob' | 'anyService'>(
  ['exact', 40],
  ['any', 16],
  ['service', 16],
  ['verb', 10],
  ['case', 6],
  ['glob', 10],
  ['anyService', 2],
);
const OTHER_ACTIONS = ['s3:GetObject', 'sqs:*', 'kms:Encrypt', 'iam:List*', 'ec2:Describe*', 'sts:AssumeRole'];

export function matchingAction(r: Random, action: string): string {
  const colon = action.indexOf(':') + 1;
  switch (r.weighted(HITS)) {
    case 'exact':
      return action;
    case 'any':
      return '*';
    case 'service':
      return `${action.slice(0, colon)}*`;
    case 'verb':
      return `${action.slice(0, colon + r.between(3, 6))}*`;
    case 'case':
      return changeCase(r, action);
    case 'glob':
      return action.slice(0, colon) + generalise(r, action.slice(colon));
    case 'anyService':
      return `${r.chance(0.5) ? '*' : action.slice(0, 2)}*:${action.slice(colon)}`;
  }
}

export function missingAction(r: Random, aim: Aim, action: string): string {
  if (r.chance(0.35)) return misspell(r, action);
  const other = r.chance(0.6) ? r.pick(aim.service.actions)[0] : r.pick(OTHER_ACTIONS);
  return other === action ? misspell(r, action) : other;
}

/** An entry that looks as if it matched and that never does. */
export function deadAction(r: Random, action: string): string {
  switch (r.below(4)) {
    case 0:
      return `${action}, ${action}`;
    case 1:
      return `${action},s3:*`;
    case 2:
      return ` ${action}`;
    default:
      return `${action.slice(0, -2)} *`;
  }
}
