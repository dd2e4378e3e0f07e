// What the estate, or the request, did not tell, and what was assumed in its place.

export interface Missing {
  readonly kind:
    | 'account'
    | 'principal'
    | 'resource'
    | 'resourcePolicy'
    | 'managedPolicy'
    | 'organization'
    | 'group'
    | 'contextKey'
    | 'vpcEndpoint';
  /** ARN, account id or key. */
  readonly what: string;
  /** What the answer takes to be the case instead: `no bucket policy`. */
  readonly assumed: string;
  /** How to supply it: a command to run, an option to add. */
  readonly supply: string;
}
