// An AWS account as the engine needs to know it: its number, and its place in an organization.

/** Twelve decimal digits. Kept as text: leading zeros count. */
export type AccountId = string;

/** What a decision needs to know about one account. */
export interface AccountFacts {
  readonly id: AccountId;
  /** Absent: the account is in no organization. */
  readonly organization?: OrganizationFacts;
}

/** An account's place in its organization. */
export interface OrganizationFacts {
  /** `o-…` */
  readonly id: string;
  readonly managementAccount: AccountId;
  /** `o-…/r-…/ou-…/`, with the trailing slash, as `aws:PrincipalOrgPaths` shows it. */
  readonly path: string;
}
