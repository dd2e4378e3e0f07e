// The facts about AWS that the catalog answers with.

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging';

export interface ActionFacts {
  /** Service prefix, lower case: `s3`. */
  readonly service: string;
  /** Spelled as in the Service Authorization Reference: `GetObject`. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** Resource types that the action is authorized on. Empty: only `*`. */
  readonly resourceTypes: readonly ActionResource[];
  /** Condition keys of the action itself; those of its resource types come on top. */
  readonly conditionKeys: readonly string[];
  /** Actions that are needed too, as `service:Name`. Absent: the source does not say (today it says so for no action). */
  readonly dependentActions?: readonly string[];
}

/** One resource type of one action. */
export interface ActionResource {
  /** Name of a resource type of the action's own service. */
  readonly type: string;
  readonly required: boolean;
  /** Condition keys that the action has only on this resource type. */
  readonly conditionKeys: readonly string[];
}

export interface ResourceTypeFacts {
  /** Prefix of the service that lists the type; not always the service in its ARN (`sts` lists IAM roles). */
  readonly service: string;
  /** As in the Service Authorization Reference: `bucket`, `function alias`. */
  readonly name: string;
  /** `arn:${Partition}:s3:::${BucketName}`; mostly one, several where the type has several forms. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

export type ConditionKeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress' | 'Binary';

export interface ConditionKeyFacts {
  /** As AWS spells it; `${…}` stands for what varies: `aws:RequestTag/${TagKey}`. */
  readonly key: string;
  readonly type: ConditionKeyType;
  /** A second type whose operators work too (`aws:EpochTime`). */
  readonly alsoType?: ConditionKeyType;
  /** Whether a request carries a list of values, so that policies need ForAnyValue or ForAllValues. */
  readonly multi: boolean;
}
