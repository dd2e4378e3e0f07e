// The policies that users, groups and roles carry: inline ones, managed ones, boundaries.
import type { AttachedPolicy } from '../../cloud/model/generated/iam.ts';
import { ServiceError } from '../../cloud/service-error.ts';
import { keyOf, type StateWriter } from '../../cloud/state/table.ts';
import { limitExceeded, noSuchEntity } from './errors.ts';
import { checkAttachable, checkBoundary, checkPolicyArn } from './managed-policies.ts';
import { type PageRequest, pageByCount } from './paging.ts';
import { countedCharacters, parseIdentityPolicy } from './policy-document.ts';
import { QUOTAS } from './quotas.ts';
import { ATTACHMENTS, GROUPS, type GroupRow, type InlinePolicyRow, nameKey, ROLES, type RoleRow, USERS, type UserRow } from './state.ts';

type Carrier = UserRow | GroupRow | RoleRow;
type Bounded = UserRow | RoleRow;

interface CarrierLimits {
  readonly inlineCharacters: number;
  readonly attached: number;
  readonly attachedQuota: string;
}

const LIMITS: Readonly<Record<Carrier['kind'], CarrierLimits>> = {
  user: { inlineCharacters: QUOTAS.inlineUserCharacters, attached: QUOTAS.attachedPoliciesPerUser, attachedQuota: 'PoliciesPerUser' },
  group: { inlineCharacters: QUOTAS.inlineGroupCharacters, attached: QUOTAS.attachedPoliciesPerGroup, attachedQuota: 'PoliciesPerGroup' },
  role: { inlineCharacters: QUOTAS.inlineRoleCharacters, attached: QUOTAS.attachedPoliciesPerRole, attachedQuota: 'PoliciesPerRole' },
};

/** Puts the row into the table of its kind. The name must not have changed. */
export function putCarrier(state: StateWriter, row: Carrier): void {
  const key = nameKey(row.account, row.name);
  if (row.kind === 'user') state.put(USERS, key, row);
  else if (row.kind === 'group') state.put(GROUPS, key, row);
  else state.put(ROLES, key, row);
}

/** Throws MalformedPolicyDocument, and LimitExceeded when the carrier's inline policies together become too long. */
export function putInlinePolicy(state: StateWriter, row: Carrier, name: string, text: string): void {
  parseIdentityPolicy(text);
  const others = row.inlinePolicies.filter((policy) => policy.name !== name);
  const inlinePolicies = [...others, { name, text }].toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const limit = LIMITS[row.kind].inlineCharacters;
  if (inlinePolicies.reduce((sum, policy) => sum + countedCharacters(policy.text), 0) > limit) {
    throw new ServiceError('LimitExceeded', 409, `Maximum policy size of ${limit} bytes exceeded for ${row.kind} ${row.name}`);
  }
  putCarrier(state, { ...row, inlinePolicies });
}

/** Throws NoSuchEntity. */
function inlinePolicy(row: Carrier, name: string): InlinePolicyRow {
  const found = row.inlinePolicies.find((policy) => policy.name === name);
  if (found === undefined) throw noSuchEntity(`The ${row.kind} policy with name ${name} cannot be found.`);
  return found;
}

/** Throws NoSuchEntity. */
export function inlinePolicyText(row: Carrier, name: string): string {
  return inlinePolicy(row, name).text;
}

/** Throws NoSuchEntity. */
export function deleteInlinePolicy(state: StateWriter, row: Carrier, name: string): void {
  const gone = inlinePolicy(row, name);
  putCarrier(state, { ...row, inlinePolicies: row.inlinePolicies.filter((policy) => policy !== gone) });
}

/** Attaches a managed policy; nothing happens if it is attached. Throws InvalidInput, NoSuchEntity, LimitExceeded. */
export function attachPolicy(state: StateWriter, row: Carrier, arn: string): void {
  checkAttachable(state, arn, row.account);
  if (row.attachedPolicies.includes(arn)) return;
  const { attached, attachedQuota } = LIMITS[row.kind];
  if (row.attachedPolicies.length >= attached) throw limitExceeded(attachedQuota, attached);
  putCarrier(state, { ...row, attachedPolicies: [...row.attachedPolicies, arn] });
  state.put(ATTACHMENTS, attachmentKey(row, arn, 'policy'), { kind: row.kind, id: row.id, use: 'policy' });
}

/** Throws InvalidInput, and NoSuchEntity if it is not attached. */
export function detachPolicy(state: StateWriter, row: Carrier, arn: string): void {
  checkPolicyArn(arn);
  if (!row.attachedPolicies.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
  putCarrier(state, { ...row, attachedPolicies: row.attachedPolicies.filter((attached) => attached !== arn) });
  state.delete(ATTACHMENTS, attachmentKey(row, arn, 'policy'));
}

/** Sets or replaces the permissions boundary; answers the row with it. Throws InvalidInput and NoSuchEntity. */
export function setBoundary<Row extends Bounded>(state: StateWriter, row: Row, arn: string): Row {
  checkBoundary(state, arn, row.account);
  const changed: Row = { ...clearBoundary(state, row), boundary: arn };
  putCarrier(state, changed);
  state.put(ATTACHMENTS, attachmentKey(row, arn, 'boundary'), { kind: row.kind, id: row.id, use: 'boundary' });
  return changed;
}

/** Removes the permissions boundary, if there is one; answers the row without it. */
export function clearBoundary<Row extends Bounded>(state: StateWriter, row: Row): Row {
  const { boundary, ...rest } = row;
  if (boundary === undefined) return row;
  state.delete(ATTACHMENTS, attachmentKey(row, boundary, 'boundary'));
  const changed = rest as Row;
  putCarrier(state, changed);
  return changed;
}

/** The answer of ListAttached…Policies; `PathPrefix` is the policies' path. */
export function attachedPage(
  row: Carrier,
  request: PageRequest & { readonly PathPrefix?: string | undefined },
): { AttachedPolicies: readonly AttachedPolicy[]; IsTruncated: boolean; Marker?: string } {
  const prefix = request.PathPrefix ?? '/';
  const wanted = row.attachedPolicies.filter((arn) => arn.slice(arn.indexOf(':policy/') + ':policy'.length).startsWith(prefix));
  const { items, rest } = pageByCount(wanted, request);
  return { AttachedPolicies: items.map((arn) => ({ PolicyName: arn.slice(arn.lastIndexOf('/') + 1), PolicyArn: arn })), ...rest };
}

function attachmentKey(row: Carrier, arn: string, use: 'policy' | 'boundary'): string {
  return keyOf(row.account, arn, use, row.id);
}
