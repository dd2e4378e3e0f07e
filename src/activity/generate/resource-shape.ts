// A recorded ARN read by the template of its resource type: which of its parts are names, and which come with the type.
import { findAction } from '../../catalog/action.ts';
import { actionResourceTypes } from '../../catalog/action-resource.ts';
import type { ActionFacts } from '../../catalog/facts.ts';
import { parseTemplate, type Template, templateMatches } from '../../catalog/template.ts';
import { type Arn, parseArn } from '../../model/arn.ts';

export interface ResourceShape {
  /** The same for ARNs that are alike in all but the names in their last part: type, partition, service, region, account. */
  readonly family: string;
  /** `arn:…:`, all before the last part. */
  readonly head: string;
  /** Literal text of the last part, with a name between any two pieces. */
  readonly pieces: readonly string[];
  /** The names: one less than pieces. */
  readonly names: readonly string[];
}

/** The shape of an ARN that the action was authorized on; undefined when it is of no type that the catalog knows for the action. */
export function resourceShape(action: string, arn: string): ResourceShape | undefined {
  const parts = parseArn(arn);
  const facts = findAction(action.slice(0, action.indexOf(':')), action.slice(action.indexOf(':') + 1));
  if (parts === undefined || facts === undefined) return undefined;
  const [type] = [...actionResourceTypes(facts, arn)].sort((left, right) => (left.name < right.name ? -1 : 1));
  for (const text of type?.arns ?? []) {
    const template = parseArn(text);
    const shape = template && shapeOf(facts, parts, parseTemplate(template.resource));
    if (shape !== undefined) return shape;
  }
  return undefined;
}

function shapeOf(facts: ActionFacts, arn: Arn, template: Template): ResourceShape | undefined {
  if (template.pieces.length < 2 || !templateMatches(template, arn.resource)) return undefined;
  const { pieces, gaps } = template;
  const names: string[] = [];
  let at = pieces[0]?.length ?? 0;
  for (let i = 1; i < pieces.length; i++) {
    const piece = pieces[i] ?? '';
    const last = i === pieces.length - 1;
    const end = last ? arn.resource.length - piece.length : arn.resource.indexOf(piece, at + (gaps[i - 1] ?? 0));
    names.push(arn.resource.slice(at, end));
    at = end + piece.length;
  }
  const head = ['arn', arn.partition, arn.service, arn.region, arn.account, ''].join(':');
  return { family: `${facts.service} ${pieces.join('*')} ${head}`, head, pieces, names };
}
