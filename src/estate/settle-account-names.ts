// Looks up the policies that an account's users, groups and roles carry by name.
import { quoteInput } from '../policy/quote-input.ts';
import { didYouMean } from './did-you-mean.ts';
import type { AccountDraft, DraftRole, DraftUser, EstateDraft, NamedPolicy, PolicyUse } from './estate-draft.ts';
import type { AttachedPolicy, EstateGroup, EstateRole, EstateUser } from './estate.ts';
import { looseDocumentNamed } from './loose-document.ts';
import { errorAt } from './place.ts';
import { customerPolicy } from './policy-name.ts';

export interface SettledPrincipals {
  readonly users: ReadonlyMap<string, EstateUser>;
  readonly groups: ReadonlyMap<string, EstateGroup>;
  readonly roles: ReadonlyMap<string, EstateRole>;
}

/** A name means a policy of the account, else a file of that name, which then becomes a policy of the account. */
export function settleAccountNames(draft: EstateDraft, account: AccountDraft): SettledPrincipals {
  let names: Map<string, string> | undefined;
  const settle = (use: PolicyUse): AttachedPolicy | undefined => {
    if (use.kind !== 'named') return use;
    names ??= policyNames(account);
    return lookUp(draft, account, names, use);
  };
  const users = new Map<string, EstateUser>();
  for (const [name, { value }] of account.users) users.set(name, settleUser(value, settle));
  const groups = new Map<string, EstateGroup>();
  for (const [name, { value }] of account.groups) groups.set(name, { ...value, policies: settleAll(value.policies, settle) });
  const roles = new Map<string, EstateRole>();
  for (const [name, { value }] of account.roles) roles.set(name, settleRole(value, settle));
  return { users, groups, roles };
}

type Settle = (use: PolicyUse) => AttachedPolicy | undefined;

function settleUser(user: DraftUser, settle: Settle): EstateUser {
  if (usesNoNames(user)) return user;
  const { boundary, policies, ...rest } = user;
  return { ...rest, policies: settleAll(policies, settle), ...settleBoundary(boundary, settle) };
}

function settleRole(role: DraftRole, settle: Settle): EstateRole {
  if (usesNoNames(role)) return role;
  const { boundary, policies, ...rest } = role;
  return { ...rest, policies: settleAll(policies, settle), ...settleBoundary(boundary, settle) };
}

interface Carrier<Use> {
  readonly policies: readonly Use[];
  readonly boundary?: Use;
}

/** Answers of AWS use no names, and are most of what is loaded. */
function usesNoNames<T extends Carrier<PolicyUse>>(principal: T): principal is T & Carrier<AttachedPolicy> {
  return principal.boundary?.kind !== 'named' && principal.policies.every((use) => use.kind !== 'named');
}

function settleBoundary(use: PolicyUse | undefined, settle: Settle): { readonly boundary?: AttachedPolicy } {
  const boundary = use === undefined ? undefined : settle(use);
  return boundary === undefined ? {} : { boundary };
}

function settleAll(uses: readonly PolicyUse[], settle: Settle): readonly AttachedPolicy[] {
  return uses.flatMap((use) => settle(use) ?? []);
}

/** IAM tells policy names apart without their path. */
function policyNames(account: AccountDraft): Map<string, string> {
  return new Map([...account.policies.keys()].map((arn) => [arn.slice(arn.lastIndexOf('/') + 1), arn]));
}

function lookUp(draft: EstateDraft, account: AccountDraft, names: Map<string, string>, use: NamedPolicy): AttachedPolicy | undefined {
  const known = names.get(use.name);
  if (known !== undefined) return { kind: 'managed', arn: known };
  const loose = looseDocumentNamed(draft, use);
  if (loose !== undefined) {
    const arn = `arn:${account.partition ?? 'aws'}:iam::${account.id}:policy/${use.name}`;
    account.policies.set(arn, { value: customerPolicy(use.name, arn, account.id, loose.document), place: loose.place });
    names.set(use.name, arn);
    return { kind: 'managed', arn };
  }
  const message = `account ${account.id} has no policy named ${quoteInput(use.name)}`;
  const hint =
    didYouMean(use.name, [...names.keys(), ...draft.looseDocuments.keys()]) ??
    'add it to the `policies` of the account; managed policies of AWS are named by their ARN (`arn:aws:iam::aws:policy/ReadOnlyAccess`)';
  draft.report.add(errorAt(use.place, 'unknown-policy-name', message, hint));
  return undefined;
}
