// Reads the text of a lifecycle policy: what it may hold, and the rules that follow from it.
// Amazon ECR User Guide, Lifecycle policy properties; API reference, PutLifecyclePolicy.
import { invalidParameter } from '../errors.ts';
import { checkRules } from './check-rules.ts';
import type { LifecycleRule, TagSelection } from './lifecycle-rule.ts';
import { type PolicyDocument, type RuleDocument, schemaProblem, type SelectionDocument } from './policy-schema.ts';

/** Throws `InvalidParameterException` for what is no policy. */
export function readLifecyclePolicy(text: string): readonly LifecycleRule[] {
  const document = parsed(text);
  const problem = schemaProblem(document) ?? checkRules((document as PolicyDocument).rules);
  if (problem !== undefined) throw refusal(problem);
  return (document as PolicyDocument).rules.map(ruleOf);
}

/** The text of a policy that was read before. */
export function rulesOf(text: string): readonly LifecycleRule[] {
  return (JSON.parse(text) as PolicyDocument).rules.map(ruleOf);
}

function parsed(text: string): unknown {
  try {
    const document: unknown = JSON.parse(text);
    if (typeof document === 'object' && document !== null && !Array.isArray(document)) return document;
  } catch {
    // Said below: what is no JSON is as wrong as what is no object.
  }
  throw refusal('Could not map policyString into LifecyclePolicy.');
}

function refusal(problem: string): Error {
  return invalidParameter('LifecyclePolicyText', `Lifecycle policy validation failure: ${problem}`);
}

function ruleOf({ rulePriority, selection, action }: RuleDocument): LifecycleRule {
  return {
    priority: rulePriority,
    selection: tagSelectionOf(selection),
    storageClass: selection.storageClass ?? 'standard',
    countType: selection.countType,
    countNumber: selection.countNumber,
    action: action.type === 'transition' ? 'archive' : 'expire',
  };
}

function tagSelectionOf({ tagStatus, tagPatternList, tagPrefixList = [] }: SelectionDocument): TagSelection {
  if (tagStatus !== 'tagged') return { status: tagStatus };
  return tagPatternList === undefined
    ? { status: 'tagged', by: 'prefix', list: tagPrefixList }
    : { status: 'tagged', by: 'pattern', list: tagPatternList };
}
