// Imports a managed policy as the account authorization details show it: all versions, of which one is in force.
import { parseArn } from '../model/arn.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { listValue, objectValue, stringValue } from './answer-value.ts';
import { define } from './draft-entry.ts';
import type { EstateDraft, ManagedPolicyVersion } from './estate-draft.ts';
import type { PolicyText } from './estate.ts';
import { asDocument } from './form-field.ts';
import { type FormReader, missingKey, placeOf, wrongType } from './form-reader.ts';
import { memberNames, pickMembers } from './pick-members.ts';
import { type Placed, showPlace, warningAt } from './place.ts';
import { customerPolicy } from './policy-name.ts';
import type { OwnerOf } from './read-carrier-answer.ts';
import { sameDocument } from './same-value.ts';

const POLICY = memberNames('Arn', 'PolicyName', 'DefaultVersionId', 'PolicyVersionList');
const VERSION = memberNames('VersionId', 'IsDefaultVersion', 'Document');

/** Only the default version counts. A managed policy of AWS may have been read at different times in different accounts. */
export function importManagedPolicy(reader: FormReader, node: JsonNode, draft: EstateDraft, owner: OwnerOf): void {
  const item = objectValue(reader, node, 'a managed policy');
  if (item === undefined) return;
  const [arnNode, nameNode, wantedNode, versions] = pickMembers(item, POLICY);
  const arn = stringValue(reader, arnNode, 'Arn') ?? missingKey(reader, item, 'Arn', 'a managed policy');
  const current = currentVersion(reader, item, wantedNode, versions);
  if (arn === undefined || current === undefined) return;
  const name = stringValue(reader, nameNode, 'PolicyName') ?? arn.slice(arn.lastIndexOf('/') + 1);
  const place = placeOf(reader, item);
  if (parseArn(arn)?.account === 'aws') {
    const version = Number(current.id.replace(/^v/, ''));
    const policy = { description: { type: 'identity' as const, name, arn }, document: current.document };
    defineAwsManaged(reader, draft, arn, { value: { policy, version: Number.isFinite(version) ? version : 0 }, place });
    return;
  }
  const account = owner(arn);
  if (account === undefined) {
    wrongType(reader, arnNode ?? item, 'the ARN of a managed policy, with its account');
    return;
  }
  const policy = customerPolicy(name, arn, account.id, current.document);
  define(reader.report, account.policies, arn, { value: policy, place }, 'policy', arn);
}

function currentVersion(
  reader: FormReader,
  policy: JsonObject,
  wantedNode: JsonNode | undefined,
  versions: JsonNode | undefined,
): { readonly id: string; readonly document: PolicyText } | undefined {
  const wanted = stringValue(reader, wantedNode, 'DefaultVersionId');
  for (const node of listValue(reader, versions, 'PolicyVersionList')) {
    const item = objectValue(reader, node, 'a version of a policy');
    if (item === undefined) continue;
    const [idNode, flag, documentNode] = pickMembers(item, VERSION);
    const id = stringValue(reader, idNode, 'VersionId') ?? '';
    const isDefault = wanted === undefined ? flag?.kind === 'boolean' && flag.value : id === wanted;
    if (!isDefault) continue;
    if (documentNode === undefined) return missingKey(reader, item, 'Document', 'a version of a policy');
    const document = asDocument(reader, documentNode);
    return document && { id, document };
  }
  const hint = 'the answer of `aws iam list-policies` has no documents: use `aws iam get-account-authorization-details`';
  return missingKey(reader, policy, 'PolicyVersionList', 'a managed policy', hint);
}

/** The latest version wins, whatever the order of the files. */
function defineAwsManaged(reader: FormReader, draft: EstateDraft, arn: string, found: Placed<ManagedPolicyVersion>): void {
  const known = draft.awsManagedPolicies.get(arn);
  if (known === undefined || found.value.version > known.value.version) draft.awsManagedPolicies.set(arn, found);
  if (known === undefined || found.value.version !== known.value.version) return;
  if (sameDocument(known.value.policy.document, found.value.policy.document)) return;
  const message = `${quoteInput(arn)} has another text in ${showPlace(known.place)}, which is the one that is used`;
  reader.report.add(warningAt(found.place, 'managed-policy-differs', message));
}
