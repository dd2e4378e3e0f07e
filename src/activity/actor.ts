// Who did something, as far as a policy can be written for it.

export type Actor =
  | {
      readonly kind: 'role';
      readonly arn: string;
      readonly account: string;
      readonly permissionSet?: string;
      readonly serviceLinked?: true;
    }
  | { readonly kind: 'user'; readonly arn: string; readonly account: string }
  /** GetFederationToken: held to the user's permissions and to the session policy, so that the user's policy may need less than what is seen. */
  | { readonly kind: 'federatedUser'; readonly arn: string; readonly account: string; readonly parent: string }
  /** No policy can be written for these; reports list what they did. */
  | { readonly kind: 'root'; readonly arn: string; readonly account: string }
  | { readonly kind: 'service'; readonly name: string }
  /** Unsigned callers, callers of another account whose ARN the event does not tell, and what is not known. */
  | { readonly kind: 'other'; readonly type: string; readonly arn: string; readonly account: string };

/** The ARN whose policies decide: that of a federated user's user. '' for who has none. */
export function policyHolder(actor: Actor): string {
  if (actor.kind === 'federatedUser') return actor.parent;
  return actor.kind === 'service' ? '' : actor.arn;
}
