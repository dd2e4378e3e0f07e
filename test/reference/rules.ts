// The rules that can be turned over one at a time, to show that a wrong evaluator does not pass for a right one.

export type RuleName = keyof typeof RIGHT;

/** Each is true in the reference; a wrong reference has exactly one false. */
export type Rules = Readonly<Record<RuleName, boolean>>;

export const RIGHT = {
  denyOverrides: true, // a matching Deny beats every Allow
  bothSidesAcrossAccounts: true, // the caller's side must allow too
  everyScpLevel: true, // not just one level of the organization must allow
  directAllowBypassesBoundary: true, // in the same account, an Allow for the session itself or for everybody
  roleArnIsNotDirect: true, // an Allow for the role is weaker than one for its session
  accountOnlyDelegates: true, // an Allow for the account is not one for its users
  keysAndRolesMustTrust: true, // KMS keys and roles do not trust their own account by themselves
  everyAncestorIsSpared: true, // `NotPrincipal` spares a session only with its account and role
  forAllValuesHoldsWhenMissing: true, // that is, when the request does not carry the key
  negatedHoldsWhenMissing: true,
  variablesNeedVersion2012: true, // in documents of 2008-10-17 `${…}` is literal text
  wildcardsStayInTheirPart: true, // of an ARN
};
