// Patterns: wildcards, actions and resource ARNs (IAM User Guide: elements reference, Action and Resource).
import type { PolicyType } from '../../src/model/policy-set.ts';
import { glob, partsOf } from './pattern.ts';
import type { Question } from './question.ts';
import { listOf, type RawStatement, type Version } from './statement.ts';
import { resolveVariables } from './variables.ts';

/** Action any-match, or NotAction none-match. */
export function actionHit({ Action, NotAction }: RawStatement, { action }: Question): boolean {
  if (Action !== undefined) return listOf(Action).some((pattern) => matchesAction(pattern, action));
  return NotAction !== undefined && !listOf(NotAction).some((pattern) => matchesAction(pattern, action));
}

function matchesAction(pattern: string, action: string): boolean {
  return !/[\s,]/.test(pattern) && glob({ text: pattern.toLowerCase() }, action);
}

/** Resource any-match, NotResource none-match; a statement without either is about the resource that carries it. */
export function resourceHit({ Resource, NotResource }: RawStatement, version: Version, type: PolicyType, question: Question): boolean {
  const matches = (pattern: string): boolean => matchesResource(pattern, version, type, question);
  if (Resource !== undefined) return listOf(Resource).some(matches);
  return NotResource === undefined || !listOf(NotResource).some(matches);
}

function matchesResource(pattern: string, version: Version, type: PolicyType, question: Question): boolean {
  if (pattern === '*') return true;
  // Service Authorization Reference: s3:ListAllMyBuckets has no resource type; AWS's examples write the ARN all the same.
  if (question.request.resource.arn === '*') return question.action === 's3:listallmybuckets' && pattern === 'arn:aws:s3:::*';
  const value = question.arn;
  const parts = patternParts(pattern, type);
  if (value === undefined || parts === undefined) return false;
  if (!question.rules.wildcardsStayInTheirPart) return glob({ text: pattern }, question.request.resource.arn);
  for (let i = 0; i < 5; i += 1) {
    if (!glob({ text: (parts[i] as string).toLowerCase() }, (value[i] as string).toLowerCase())) return false;
  }
  const last = resolveVariables(parts[5] as string, version, question);
  return last !== undefined && glob(last, value[5] as string);
}

/** What becomes of patterns with fewer than six parts depends on the type of policy. */
function patternParts(pattern: string, type: PolicyType): readonly string[] | undefined {
  const parts = partsOf(pattern);
  if (parts.length === 6) return parts;
  const isOfIdentity = type === 'identity' || type === 'boundary' || type === 'session';
  const isPadded = type === 'scp' ? pattern.endsWith('*') : isOfIdentity || (type !== 'rcp' && pattern.includes('*'));
  return isPadded ? [...parts, '*', '*', '*', '*', '*'].slice(0, 6) : undefined;
}
