// Reads what an account of the estate form has once in every Region: the block of public snapshots, and ECR's registry policy.
import { findMember } from '../policy/find-member.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { agree } from './draft-entry.ts';
import type { AccountDraft } from './estate-draft.ts';
import type { SnapshotBlock } from './estate.ts';
import { asObject, oneOf, requiredDocument } from './form-field.ts';
import { checkKeys, type FormReader, placeOf } from './form-reader.ts';

const BLOCKS: readonly SnapshotBlock[] = ['block-all-sharing', 'block-new-sharing', 'unblocked'];
const REGISTRY_KEYS: ReadonlySet<string> = new Set(['policy', 'scope']);

export function readRegionSettings(reader: FormReader, form: JsonObject, account: AccountDraft): void {
  for (const { key, value } of membersOf(reader, form, 'snapshotBlocks')) {
    const block = oneOf(reader, value, BLOCKS, 'the block of public snapshots');
    if (block === undefined) continue;
    const placed = { value: block, place: placeOf(reader, value) };
    const what = `the block of public snapshots of account ${account.id}`;
    account.snapshotBlocks.set(key.value, agree(reader.report, account.snapshotBlocks.get(key.value), placed, what));
  }
  for (const { key, value } of membersOf(reader, form, 'registryPolicies')) {
    const entry = asObject(reader, value, 'a registry policy to be an object');
    if (entry === undefined) continue;
    checkKeys(reader, entry, REGISTRY_KEYS, 'a registry policy');
    const document = requiredDocument(reader, entry, 'policy', 'a registry policy');
    if (document === undefined) continue;
    const name = `registry policy of ${account.id} in ${key.value}`;
    const policy = { description: { type: 'resource' as const, name, account: account.id }, document };
    const scope = oneOf<'V1' | 'V2'>(reader, findMember(entry, 'scope'), ['V1', 'V2'], '`scope`') ?? 'V2';
    const placed = { value: { policy, scope }, place: placeOf(reader, value) };
    account.registryPolicies.set(key.value, agree(reader.report, account.registryPolicies.get(key.value), placed, `the ${name}`));
  }
}

function membersOf(reader: FormReader, form: JsonObject, key: string): JsonObject['members'] {
  const node = findMember(form, key);
  return node === undefined ? [] : (asObject(reader, node, `\`${key}\` to be an object with Regions as keys`)?.members ?? []);
}
