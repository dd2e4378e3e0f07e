// What an analysis of access from outside asks a service: by which ways a resource of its can be reached, and who speaks for each.
import type { PolicyDescription } from '../model/decision.ts';
import type { AccountId } from '../model/account.ts';
import type { KmsGrant, PublicAccessBlock, S3Facts, ShareAttribute } from '../model/policy-set.ts';
import type { Policy } from '../policy/ast.ts';

/** A policy that was read, with what answers call it. */
export interface ReadPolicy {
  readonly policy: Policy;
  readonly description: PolicyDescription;
}

/** All that is known of one resource and bears on who can reach it. */
export interface ExposedRecord {
  readonly arn: string;
  readonly owner: AccountId;
  readonly tags: ReadonlyMap<string, string>;
  readonly policy?: ReadPolicy;
  readonly grants: readonly KmsGrant[];
  readonly share?: ShareAttribute;
  /** Of a bucket: the block of the account is already joined to its own. */
  readonly s3?: S3Facts;
  /** Of a bucket: the access points that lead to it. */
  readonly accessPoints: readonly ExposedAccessPoint[];
  readonly kmsKey?: string;
  /** False: not told which. */
  readonly kmsKeyKnown: boolean;
  /** Of a function: absent when nothing is told of it beside its policy. */
  readonly lambda?: { readonly urlAuth?: 'NONE' | 'AWS_IAM' };
  /** Of a repository: the policy of its registry. */
  readonly registry?: { readonly policy: ReadPolicy; readonly scope: 'V1' | 'V2' };
  /** Of a snapshot: whether its account lets no snapshot be public in this Region. */
  readonly publicSharesBlocked: boolean;
}

export interface ExposedAccessPoint {
  readonly arn: string;
  readonly owner: AccountId;
  readonly policy?: ReadPolicy;
  readonly vpc?: string;
  readonly publicAccessBlock: PublicAccessBlock;
}

/** `POLICY` to `S3_ACCESS_POINT_ACCOUNT` are the words of Access Analyzer; it has none for the others. */
export interface ExposureSource {
  readonly type: 'POLICY' | 'BUCKET_ACL' | 'S3_ACCESS_POINT' | 'S3_ACCESS_POINT_ACCOUNT' | 'GRANT' | 'SHARE' | 'REGISTRY_POLICY';
  readonly accessPointArn?: string;
  readonly accessPointAccount?: AccountId;
}

/** One way to a resource: what requests name, and the policy that lets them in. */
export interface Exposure {
  readonly source: ExposureSource;
  /** ARN patterns of what requests can name. */
  readonly resources: readonly string[];
  /** `service:Name` */
  readonly actions: readonly string[];
  /** Written out for lists, grants and shares, which are none: then it is in no file. */
  readonly policy: ReadPolicy;
  readonly written: boolean;
  /** Condition keys that every request by this way carries, lower case. */
  readonly context?: ReadonlyMap<string, string>;
  /** What has to let the request in beside the policy: the bucket behind an access point. */
  readonly behind?: Pick<Exposure, 'resources' | 'policy' | 'context'>;
}

/** Something that outsiders were given and cannot use, or that cannot be as the record says. */
export interface ExposureNote {
  readonly code: string;
  readonly message: string;
}

export interface Exposures {
  readonly ways: readonly Exposure[];
  readonly notes: readonly ExposureNote[];
}

/** Pure: the ways to one resource. */
export type FindExposures = (record: ExposedRecord) => Exposures;
