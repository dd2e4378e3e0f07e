// Imports a policy of an organization: its id, its summary, or its summary with its content.
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { answerDocument, answerItems, answerString } from './answer-field.ts';
import { objectValue } from './answer-value.ts';
import { agree } from './draft-entry.ts';
import { presentField } from './form-field.ts';
import { type FormReader, missingKey, placeOf } from './form-reader.ts';
import type { AnsweredNode, AnsweredPolicy, OrganizationAnswers } from './organization-answers.ts';

/** Gives back the policy's id. */
export function importOrganizationPolicy(reader: FormReader, node: JsonNode, answers: OrganizationAnswers): string | undefined {
  if (node.kind === 'string') return node.value;
  const item = objectValue(reader, node, 'a policy of the organization');
  if (item === undefined) return undefined;
  const nested = presentField(item, 'PolicySummary');
  const summary = nested === undefined ? item : objectValue(reader, nested, 'the summary of a policy');
  if (summary === undefined) return undefined;
  const id = answerString(reader, summary, 'Id') ?? missingKey(reader, summary, 'Id', 'a policy of the organization');
  if (id !== undefined) remember(reader, id, item, summary, answers);
  return id;
}

function remember(reader: FormReader, id: string, item: JsonObject, summary: JsonObject, answers: OrganizationAnswers): void {
  let policy = answers.policies.get(id);
  if (policy === undefined) {
    policy = newPolicy(id, reader, item);
    answers.policies.set(id, policy);
  }
  policy.name ??= answerString(reader, summary, 'Name');
  policy.arn ??= answerString(reader, summary, 'Arn');
  policy.type ??= answerString(reader, summary, 'Type');
  const document = answerDocument(reader, item, 'Content');
  if (document === undefined) return;
  const found = { value: document, place: placeOf(reader, presentField(item, 'Content') ?? item) };
  policy.document = agree(reader.report, policy.document, found, `the content of policy ${quoteInput(id)}`);
}

function newPolicy(id: string, reader: FormReader, item: JsonObject): AnsweredPolicy {
  return { id, place: placeOf(reader, item), name: undefined, arn: undefined, type: undefined, document: undefined };
}

/** `entry` is what the policies are attached to; without it they are a mere list. */
export function importAttachments(
  reader: FormReader,
  holder: JsonObject,
  entry: AnsweredNode | undefined,
  answers: OrganizationAnswers,
): void {
  const node = presentField(holder, 'Policies');
  if (node === undefined) return;
  if (entry !== undefined) entry.attached ??= new Map();
  for (const item of answerItems(reader, holder, 'Policies')) {
    const id = importOrganizationPolicy(reader, item, answers);
    if (id !== undefined) entry?.attached?.set(id, placeOf(reader, item));
  }
}
