// Imports lists whose answers leave out what they are about: children, parents, targets.
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { answerItems, answerString } from './answer-field.ts';
import { objectValue } from './answer-value.ts';
import { answeredNode, setParent } from './answered-node.ts';
import { organizationIdInName } from './file-name.ts';
import { presentField } from './form-field.ts';
import { type FormReader, placeOf } from './form-reader.ts';
import type { OrganizationAnswers } from './organization-answers.ts';
import { errorAt } from './place.ts';

export function importChildren(reader: FormReader, answer: JsonObject, parent: string | undefined, answers: OrganizationAnswers): void {
  const node = presentField(answer, 'Children');
  if (node === undefined) return;
  if (parent === undefined) {
    tellParameter(reader, node, 'list-children', 'ParentId', 'parent', 'ou-ab12-11111111');
    return;
  }
  for (const item of answerItems(reader, answer, 'Children')) {
    const child = objectValue(reader, item, 'a child');
    const id = child && answerString(reader, child, 'Id');
    const entry = id === undefined ? undefined : answeredNode(reader, id, placeOf(reader, item), answers);
    if (entry !== undefined) setParent(reader, entry, parent, placeOf(reader, item), answers);
  }
}

export function importParents(reader: FormReader, answer: JsonObject, answers: OrganizationAnswers): void {
  const node = presentField(answer, 'Parents');
  if (node === undefined) return;
  const child = answerString(reader, answer, 'ChildId') ?? organizationIdInName(reader.source, 'child');
  if (child === undefined) {
    tellParameter(reader, node, 'list-parents', 'ChildId', 'child', '111111111111');
    return;
  }
  for (const item of answerItems(reader, answer, 'Parents')) {
    const parent = objectValue(reader, item, 'a parent');
    const id = parent && answerString(reader, parent, 'Id');
    const entry = answeredNode(reader, child, placeOf(reader, item), answers);
    if (id !== undefined && entry !== undefined) setParent(reader, entry, id, placeOf(reader, item), answers);
  }
}

export function importTargets(reader: FormReader, answer: JsonObject, answers: OrganizationAnswers): void {
  const node = presentField(answer, 'Targets');
  if (node === undefined) return;
  const policy = answerString(reader, answer, 'PolicyId') ?? organizationIdInName(reader.source, 'policy');
  if (policy === undefined) {
    tellParameter(reader, node, 'list-targets-for-policy', 'PolicyId', 'policy', 'p-examplepolicy');
    return;
  }
  for (const item of answerItems(reader, answer, 'Targets')) {
    const target = objectValue(reader, item, 'a target');
    const id = target && answerString(reader, target, 'TargetId');
    const entry = id === undefined ? undefined : answeredNode(reader, id, placeOf(reader, item), answers);
    if (entry === undefined) continue;
    entry.attached ??= new Map();
    entry.attached.set(policy, placeOf(reader, item));
  }
}

function tellParameter(reader: FormReader, node: JsonNode, command: string, key: string, what: string, example: string): void {
  const message = `the answer of \`${command}\` does not say which ${what} it was asked for`;
  const hint = `name the file \`${command}.${example}.json\`, with the id of the ${what}, or add \`"${key}": "${example}"\` beside it`;
  reader.report.add(errorAt(placeOf(reader, node), 'parameter-missing', message, hint));
}
