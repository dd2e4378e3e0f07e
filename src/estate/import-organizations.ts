// Imports answers of AWS Organizations: one command's each, or all of them nested in one document.
import type { JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { answerItems, answerString } from './answer-field.ts';
import { objectValue } from './answer-value.ts';
import { answeredNode } from './answered-node.ts';
import { agree } from './draft-entry.ts';
import { baseName, organizationIdInName } from './file-name.ts';
import { presentField } from './form-field.ts';
import { type FormReader, missingKey, placeOf } from './form-reader.ts';
import { importBelow, importNode } from './import-organization-node.ts';
import { importAttachments, importOrganizationPolicy } from './import-organization-policy.ts';
import { importChildren, importParents, importTargets } from './import-organization-relation.ts';
import type { OrganizationAnswers } from './organization-answers.ts';

/**
 * `describe-organization`, `list-roots`, `list-organizational-units-for-parent`, `describe-organizational-unit`, `list-accounts`,
 * `list-accounts-for-parent`, `describe-account`, `list-children`, `list-parents`, `list-policies`, `list-policies-for-target`,
 * `list-targets-for-policy`, `describe-policy`. What a command was asked for is not in its answer: it is taken from `ParentId`, `ChildId`,
 * `TargetId` or `PolicyId` added to the answer, or from the file's name.
 */
export function importOrganizations(reader: FormReader, answer: JsonObject, answers: OrganizationAnswers): void {
  importOrganization(reader, answer, answers);
  const parent = answerString(reader, answer, 'ParentId') ?? organizationIdInName(reader.source, 'parent');
  for (const node of answerItems(reader, answer, 'Roots')) importNode(reader, node, undefined, 'root', answers);
  importBelow(reader, answer, parent, answers);
  for (const key of ['OrganizationalUnit', 'Account'] as const) {
    const node = presentField(answer, key);
    if (node !== undefined) importNode(reader, node, parent, key === 'Account' ? 'account' : 'ou', answers);
  }
  importChildren(reader, answer, parent, answers);
  importParents(reader, answer, answers);
  const described = presentField(answer, 'Policy');
  if (described !== undefined) importOrganizationPolicy(reader, described, answers);
  const target = answerString(reader, answer, 'TargetId') ?? targetInName(reader);
  importAttachments(
    reader,
    answer,
    target === undefined ? undefined : answeredNode(reader, target, placeOf(reader, answer), answers),
    answers,
  );
  importTargets(reader, answer, answers);
}

/** Only the answer of `list-policies-for-target` is about a target: `list-policies` looks the same. */
function targetInName(reader: FormReader): string | undefined {
  return baseName(reader.source).includes('target') ? organizationIdInName(reader.source, 'target') : undefined;
}

function importOrganization(reader: FormReader, answer: JsonObject, answers: OrganizationAnswers): void {
  const node = presentField(answer, 'Organization');
  const organization = node === undefined ? undefined : objectValue(reader, node, 'an organization');
  if (organization === undefined) return;
  const id = answerString(reader, organization, 'Id') ?? missingKey(reader, organization, 'Id', 'an organization');
  const managementAccount =
    answerString(reader, organization, 'MasterAccountId') ?? missingKey(reader, organization, 'MasterAccountId', 'an organization');
  if (id === undefined || managementAccount === undefined) return;
  const found = { value: { id, managementAccount }, place: placeOf(reader, organization) };
  answers.organizations.set(id, agree(reader.report, answers.organizations.get(id), found, `organization ${quoteInput(id)}`));
}
