// Imports a root, an OU or an account of an organization, and what is nested in it.
import { parseArn } from '../model/arn.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { answerItems, answerString } from './answer-field.ts';
import { objectValue } from './answer-value.ts';
import { answeredNode, setParent } from './answered-node.ts';
import { presentField } from './form-field.ts';
import { type FormReader, missingKey, placeOf, wrongType } from './form-reader.ts';
import { importAttachments } from './import-organization-policy.ts';
import type { AnsweredNode, OrganizationAnswers } from './organization-answers.ts';
import type { Place } from './place.ts';

/** OUs and accounts in a list, at the top of a file or nested under their parent. */
export function importBelow(reader: FormReader, holder: JsonObject, parent: string | undefined, answers: OrganizationAnswers): void {
  for (const node of answerItems(reader, holder, 'OrganizationalUnits')) importNode(reader, node, parent, 'ou', answers);
  for (const node of answerItems(reader, holder, 'Accounts')) importNode(reader, node, parent, 'account', answers);
}

export function importNode(
  reader: FormReader,
  node: JsonNode,
  parent: string | undefined,
  kind: AnsweredNode['kind'],
  answers: OrganizationAnswers,
): void {
  const what = kind === 'root' ? 'a root' : kind === 'ou' ? 'an OU' : 'an account';
  if (node.kind === 'string' && kind === 'account') {
    const account = answeredNode(reader, node.value, placeOf(reader, node), answers);
    if (account !== undefined && parent !== undefined) setParent(reader, account, parent, placeOf(reader, node), answers);
    return;
  }
  const item = objectValue(reader, node, what);
  if (item === undefined) return;
  const id = answerString(reader, item, 'Id') ?? missingKey(reader, item, 'Id', what);
  if (id === undefined) return;
  const place = placeOf(reader, item);
  const entry = answeredNode(reader, id, place, answers);
  if (entry === undefined || entry.kind !== kind) {
    wrongType(reader, presentField(item, 'Id') ?? item, `the id of ${what}`);
    return;
  }
  entry.name ??= answerString(reader, item, 'Name');
  rememberArn(entry, answerString(reader, item, 'Arn'));
  const above = answerString(reader, item, 'ParentId') ?? parent;
  if (kind !== 'root' && above !== undefined) setParent(reader, entry, above, place, answers);
  for (const path of pathsOf(reader, item)) importPath(reader, path, place, answers);
  if (kind === 'root') rememberTypes(reader, item, entry);
  importBelow(reader, item, id, answers);
  importAttachments(reader, item, entry, answers);
}

/** `arn:aws:organizations::100000000001:ou/o-exampleorg1/ou-ab12-11111111` names the organization and its management account. */
function rememberArn(entry: AnsweredNode, text: string | undefined): void {
  const arn = text === undefined ? undefined : parseArn(text);
  const organization = arn?.resource.split('/')[1];
  if (arn === undefined || organization === undefined) return;
  entry.organization ??= organization;
  entry.managementAccount ??= arn.account;
}

/** Newer answers tell where an entity stands: `o-…/r-…/ou-…/111111111111/`. */
function pathsOf(reader: FormReader, item: JsonObject): readonly string[] {
  const paths = answerItems(reader, item, 'Paths').flatMap((node) => (node.kind === 'string' ? node.value : []));
  const path = presentField(item, 'Path');
  return path?.kind === 'string' ? [...paths, path.value] : paths;
}

function importPath(reader: FormReader, path: string, place: Place, answers: OrganizationAnswers): void {
  const segments = path.split('/').filter((segment) => segment !== '');
  const organization = segments[0];
  if (organization === undefined || !organization.startsWith('o-')) return;
  for (const [index, id] of segments.entries()) {
    if (index === 0) continue;
    const entry = answeredNode(reader, id, place, answers);
    const above = segments[index - 1];
    if (entry === undefined || above === undefined) return;
    entry.organization ??= organization;
    if (index > 1) setParent(reader, entry, above, place, answers);
  }
}

function rememberTypes(reader: FormReader, item: JsonObject, root: AnsweredNode): void {
  if (presentField(item, 'PolicyTypes') === undefined) return;
  const enabled = answerItems(reader, item, 'PolicyTypes').flatMap((node) => {
    const type = objectValue(reader, node, 'a policy type');
    return type !== undefined && answerString(reader, type, 'Status') === 'ENABLED' ? (answerString(reader, type, 'Type') ?? []) : [];
  });
  root.enabledTypes = new Set([...(root.enabledTypes ?? []), ...enabled]);
}
