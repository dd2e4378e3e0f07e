// An organization as plain data at one moment: accounts, the tree above them, principals, resources, policies.
import type { AccountId } from '../model/account.ts';
import type { PolicyDescription } from '../model/decision.ts';
import type { KmsGrant, PublicAccessBlock, S3AclGrant, ShareAttribute } from '../model/policy-set.ts';
import type { SourceText, Span } from '../policy/ast.ts';

export interface Estate {
  readonly organizations: readonly Organization[];
  readonly accounts: ReadonlyMap<AccountId, Account>;
  /** Managed policies of AWS that the estate itself carries, by ARN. The catalog knows the rest. */
  readonly awsManagedPolicies: ReadonlyMap<string, EstatePolicy>;
}

/** A policy document kept verbatim: where its text stands. Parsed when a request first needs it. */
export interface PolicyText {
  readonly source: SourceText;
  readonly span: Span;
}

/** A policy with its name and document. */
export interface EstatePolicy {
  readonly description: PolicyDescription;
  readonly document: PolicyText;
}

export interface Organization {
  readonly id: string;
  readonly managementAccount: AccountId;
  readonly root: OrganizationNode;
}

/** The root, an OU, or an account's place in the tree. */
export interface OrganizationNode {
  readonly kind: 'root' | 'ou' | 'account';
  readonly id: string;
  readonly name?: string;
  /** Service control policies attached here. Where the file states none, `FullAWSAccess`, as AWS attaches it. */
  readonly scps: readonly EstatePolicy[];
  /** Resource control policies attached here, without `RCPFullAWSAccess`, which is always there. */
  readonly rcps: readonly EstatePolicy[];
  readonly children: readonly OrganizationNode[];
}

export interface Account {
  readonly id: AccountId;
  readonly name?: string;
  readonly partition: string;
  /** False: its principals were not given; it is known from the organization, or from its resources, only. */
  readonly iamKnown: boolean;
  /** False: in no organization of the estate, and no file says that it is in none. Absent: known. */
  readonly organizationKnown?: false;
  /** By name without path. */
  readonly users: ReadonlyMap<string, EstateUser>;
  readonly groups: ReadonlyMap<string, EstateGroup>;
  readonly roles: ReadonlyMap<string, EstateRole>;
  /** Customer managed policies, by ARN. */
  readonly policies: ReadonlyMap<string, EstatePolicy>;
  /** By ARN. */
  readonly resources: ReadonlyMap<string, EstateResource>;
  /** By id (`vpce-…`). */
  readonly vpcEndpoints: ReadonlyMap<string, VpcEndpoint>;
  readonly s3PublicAccessBlock?: PublicAccessBlock;
  /** EBS, block public access for snapshots, by Region. A Region that is absent: not blocked, or not told. */
  readonly snapshotBlocks?: ReadonlyMap<string, SnapshotBlock>;
  /** Registry policies of ECR, by Region. */
  readonly registryPolicies?: ReadonlyMap<string, RegistryPolicy>;
}

/** The states of EBS block public access for snapshots. */
export type SnapshotBlock = 'block-all-sharing' | 'block-new-sharing' | 'unblocked';

export interface RegistryPolicy {
  readonly policy: EstatePolicy;
  /** `V1`: replication and the like only. `V2`: every action on the repositories. */
  readonly scope: 'V1' | 'V2';
}

/** A policy that a principal carries: by ARN (managed), or its own (inline). */
export type AttachedPolicy =
  | { readonly kind: 'managed'; readonly arn: string }
  | { readonly kind: 'inline'; readonly policy: EstatePolicy };

export interface EstateUser {
  readonly arn: string;
  readonly name: string;
  readonly id?: string;
  readonly policies: readonly AttachedPolicy[];
  readonly groups: readonly string[];
  readonly boundary?: AttachedPolicy;
  readonly tags: ReadonlyMap<string, string>;
}

export interface EstateGroup {
  readonly arn: string;
  readonly name: string;
  readonly policies: readonly AttachedPolicy[];
}

export interface EstateRole {
  readonly arn: string;
  readonly name: string;
  readonly id?: string;
  readonly trust: EstatePolicy;
  readonly policies: readonly AttachedPolicy[];
  /** False: only the trust policy was given, so what the role may do is unknown. Absent: known. */
  readonly policiesKnown?: false;
  readonly boundary?: AttachedPolicy;
  readonly tags: ReadonlyMap<string, string>;
  readonly serviceLinked: boolean;
}

export interface EstateResource {
  readonly arn: string;
  readonly account: AccountId;
  readonly policy?: EstatePolicy;
  /** False: it exists, but its policy was not given, so unknown. */
  readonly policyKnown: boolean;
  readonly tags: ReadonlyMap<string, string>;
  readonly grants: readonly KmsGrant[];
  readonly share?: ShareAttribute;
  readonly s3?: EstateS3;
  /** ARN of the KMS key that encrypts it, or of an alias of one: `…:alias/aws/ebs` is a key of AWS. */
  readonly kmsKey?: string;
  /** False: which key encrypts it was not given. Absent: known, and without `kmsKey` it is under none of the account's own. */
  readonly kmsKeyKnown?: false;
  readonly accessPoint?: EstateAccessPoint;
  readonly lambda?: EstateFunction;
  /** ECR: `enhanced` asks Inspector for scan findings. */
  readonly scanning?: 'basic' | 'enhanced';
}

export interface EstateS3 {
  readonly ownership: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';
  readonly objectOwner?: AccountId;
  readonly acl: readonly S3AclGrant[];
  readonly publicAccessBlock?: PublicAccessBlock;
  readonly bucketAbac: boolean;
}

/** What stands behind an access point of S3, beside its policy. */
export interface EstateAccessPoint {
  /** ARNs of buckets: one, or those of a multi-region access point. */
  readonly buckets: readonly string[];
  /** Only requests from this VPC are served. */
  readonly vpc?: string;
  /** Absent: all four switches on, as AWS makes access points. */
  readonly publicAccessBlock?: PublicAccessBlock;
}

/** What a Lambda function has beside its policy. */
export interface EstateFunction {
  /** ARN of the role as which it runs. */
  readonly role?: string;
  /** Who may call its URL. Absent: it has no URL. */
  readonly urlAuth?: 'NONE' | 'AWS_IAM';
}

export interface VpcEndpoint {
  readonly id: string;
  readonly account: AccountId;
  readonly vpc?: string;
  /** Absent: the default policy, which allows everything. */
  readonly policy?: EstatePolicy;
}
