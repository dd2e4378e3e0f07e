// Reads the estate's own form (docs/guides/estate-file.md) into the draft.
import { parseArn } from '../model/arn.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { define } from './draft-entry.ts';
import type { EstateDraft } from './estate-draft.ts';
import { asObject, listField, requiredString } from './form-field.ts';
import { checkKeys, type FormReader, placeOf, wrongType } from './form-reader.ts';
import { readAccountForm } from './read-account-form.ts';
import { readOrganizationForm } from './read-organization-form.ts';
import { requiredDocument } from './form-field.ts';

const KEYS: ReadonlySet<string> = new Set(['$schema', 'schemaVersion', 'organization', 'organizations', 'accounts', 'awsManagedPolicies']);
const MANAGED_KEYS: ReadonlySet<string> = new Set(['arn', 'document']);

/** What stands in a file, counted for people: `2 accounts, 1 organization`. */
export interface EstateFormContents {
  readonly accounts: number;
  readonly organizations: number;
}

export function readEstateForm(reader: FormReader, form: JsonObject, draft: EstateDraft): EstateFormContents {
  checkKeys(reader, form, KEYS, 'an estate');
  const version = findMember(form, 'schemaVersion');
  if (version !== undefined && (version.kind !== 'number' || version.text !== '1')) {
    wrongType(reader, version, '`schemaVersion` to be 1', 'a newer version of the file needs a newer version of the program');
  }
  const single = findMember(form, 'organization');
  const organizations = [...(single === undefined ? [] : [single]), ...listField(reader, form, 'organizations')];
  for (const node of organizations) {
    const organization = asObject(reader, node, 'an organization');
    if (organization !== undefined) readOrganizationForm(reader, organization, draft);
  }
  const accounts = listField(reader, form, 'accounts');
  for (const node of accounts) {
    const account = asObject(reader, node, 'an account');
    if (account !== undefined) readAccountForm(reader, account, draft);
  }
  for (const node of listField(reader, form, 'awsManagedPolicies')) {
    const policy = asObject(reader, node, 'a managed policy of AWS');
    if (policy !== undefined) readAwsManagedPolicy(reader, policy, draft);
  }
  return { accounts: accounts.length, organizations: organizations.length };
}

function readAwsManagedPolicy(reader: FormReader, form: JsonObject, draft: EstateDraft): void {
  const what = 'a managed policy of AWS';
  checkKeys(reader, form, MANAGED_KEYS, what);
  const arn = requiredString(reader, form, 'arn', what);
  const document = requiredDocument(reader, form, 'document', what);
  if (arn === undefined || document === undefined) return;
  const node = findMember(form, 'arn');
  if (parseArn(arn)?.account !== 'aws' && node !== undefined) {
    wrongType(reader, node, 'the ARN of a managed policy of AWS', 'it begins with `arn:aws:iam::aws:policy/`');
    return;
  }
  const name = arn.slice(arn.lastIndexOf('/') + 1);
  const policy = { description: { type: 'identity' as const, name, arn }, document };
  const definition = { value: { policy, version: 0 }, place: placeOf(reader, form) };
  define(reader.report, draft.awsManagedPolicies, arn, definition, 'policy', arn);
}
