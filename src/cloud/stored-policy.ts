// A policy that names principals, as it is stored: they are bound to unique ids, so that one made anew under the same name gets nothing.

/** Text as given, and for each user or role ARN that it names the unique id that bore it when it was saved. */
export interface StoredPolicy {
  readonly text: string;
  readonly principals: readonly (readonly [arn: string, id: string])[];
}
