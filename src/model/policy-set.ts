// The policies, and the other things that grant, that apply to one request; generic in how a policy is represented.
import type { AccountId } from './account.ts';

export type PolicyType = 'identity' | 'resource' | 'trust' | 'boundary' | 'session' | 'scp' | 'rcp' | 'endpoint';

/** Everything that may say yes or no to one request. */
export interface PolicySet<P> {
  /** The user's, its groups' or the role's policies, inline and managed. Empty: the caller has none. */
  readonly identity: readonly P[];
  readonly boundary?: P;
  /** One union of documents. Absent: the session was made without a session policy. */
  readonly session?: readonly P[];
  /** From the organization's root down to the caller's account. Absent: the caller's account is in no organization. */
  readonly scp?: readonly PolicyLevel<P>[];
  /** From the organization's root down to the resource owner's account. Absent: that account is in no organization. */
  readonly rcp?: readonly PolicyLevel<P>[];
  /** The bucket, key, queue, repository … policy, or the role's trust policy. */
  readonly resource?: P;
  /** The policy of the VPC endpoint that the request came through. */
  readonly endpoint?: P;
  readonly grants?: readonly KmsGrant[];
  readonly s3?: S3Facts;
  readonly share?: ShareAttribute;
}

/** The policies attached at one level of an organization. */
export interface PolicyLevel<P> {
  readonly kind: 'root' | 'ou' | 'account';
  /** `r-…`, `ou-…` or an account id. */
  readonly id: string;
  readonly name?: string;
  readonly policies: readonly P[];
}

/** A grant on a KMS key: allow only, one grantee, some operations. */
export interface KmsGrant {
  readonly id: string;
  /** ARN of an account root, user, role or session. */
  readonly granteePrincipal: string;
  readonly retiringPrincipal?: string;
  /** API names: `Decrypt`, `GenerateDataKey`, … */
  readonly operations: readonly string[];
  readonly constraints?: {
    readonly encryptionContextEquals?: ReadonlyMap<string, string>;
    readonly encryptionContextSubset?: ReadonlyMap<string, string>;
  };
}

export type S3Permission = 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP' | 'FULL_CONTROL';

/** One entry of an access control list; `account` stands for the canonical id that AWS stores. */
export interface S3AclGrant {
  readonly grantee:
    | { readonly kind: 'account'; readonly account: AccountId }
    | { readonly kind: 'group'; readonly group: 'AllUsers' | 'AuthenticatedUsers' | 'LogDelivery' };
  readonly permission: S3Permission;
}

/** The four switches of S3 Block Public Access, account and bucket level already joined by OR. */
export interface PublicAccessBlock {
  readonly blockPublicAcls: boolean;
  readonly ignorePublicAcls: boolean;
  readonly blockPublicPolicy: boolean;
  readonly restrictPublicBuckets: boolean;
}

/** What S3 consults beside policies. */
export interface S3Facts {
  readonly ownership: 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter';
  /** Owner of the object, where it differs from the bucket's owner; only with ACLs enabled. */
  readonly objectOwner?: AccountId;
  /** Of the object for object actions, of the bucket for bucket actions. */
  readonly acl?: readonly S3AclGrant[];
  readonly publicAccessBlock: PublicAccessBlock;
  /** Whether bucket tags are visible to conditions. */
  readonly bucketAbac?: boolean;
}

/** `createVolumePermission`, `launchPermission` and the like: an attribute that opens a resource to accounts. */
export interface ShareAttribute {
  readonly accounts: readonly AccountId[];
  readonly public: boolean;
}
