// One row of what was done: calls that are alike in everything that a policy can depend on, counted.

/**
 * What every source of CloudTrail events gives, whether they were read from files or grouped by a database. The fields up to `denial` are the
 * key of the group: two events are in one group when all of these are equal. Fields that an event lacks are '' (no list is absent).
 */
export interface ActivityGroup {
  readonly identity: ActivityIdentity;
  /** `s3.amazonaws.com`, as in the event. */
  readonly eventSource: string;
  /** As in the event, dates and all: `GetFunction20150331v2`. */
  readonly eventName: string;
  /** `AwsApiCall`, `AwsServiceEvent`, `AwsConsoleSignIn`, …; '' in old logs, where it means `AwsApiCall`. */
  readonly eventType: string;
  readonly region: string;
  readonly errorCode: string;
  /** The account whose trail has the event. */
  readonly recipientAccount: string;
  readonly vpcEndpoint: string;
  /** `TLSv1.3`; '' for events without `tlsDetails`. */
  readonly tlsVersion: string;
  /** ARNs of `resources[]`, in the order of the event; entries without an ARN (`ARNPrefix` …) are left out. */
  readonly resources: readonly string[];
  /**
   * Those top-level members of `requestParameters` that the kind of event needs (`WantedMembers`), as canonical JSON (`canonicalMembers`): `{}` when there
   * are none, `null` when the event says that they were too large and left out (`"omitted": true`).
   */
  readonly parameters: string;
  /** Likewise of `responseElements`. */
  readonly response: string;
  /** `errorMessage` of a denial that names its action (it has `not authorized to perform`); '' for all others. */
  readonly denial: string;

  readonly count: number;
  /** The earliest and latest `eventTime`, as in the events (ISO 8601, UTC). */
  readonly firstSeen: string;
  readonly lastSeen: string;
  /** `eventID` of the earliest and of the latest event; of several at the same instant the one that sorts first. */
  readonly firstId: string;
  readonly lastId: string;
}

/** What `userIdentity` says that matters to policies. The name of a session is not among it. */
export interface ActivityIdentity {
  /** `AssumedRole`, `IAMUser`, `FederatedUser`, `Root`, `AWSService`, `AWSAccount`, `WebIdentityUser`, `SAMLUser`, `IdentityCenterUser`, …; '' when absent. */
  readonly type: string;
  /** `sessionContext.sessionIssuer.arn` (a role with its path, or the user of a federated user), else `arn`, else ''. */
  readonly arn: string;
  readonly account: string;
  /** The service that calls on behalf of somebody, or in its own name: `athena.amazonaws.com`. */
  readonly invokedBy: string;
  /** `sessionContext.attributes.mfaAuthenticated`: `true`, `false` or ''. */
  readonly mfa: string;
  readonly sourceIdentity: string;
}
