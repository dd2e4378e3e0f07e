// The bounds on what is read, and AWS's own quotas on the size of a policy.

/** Bounds of the JSON reader. */
export interface JsonLimits {
  /** Objects and arrays inside one another. */
  readonly maxDepth: number;
  /** UTF-16 code units. */
  readonly maxLength: number;
}

/** One policy document. The largest that AWS stores is far below 256 KiB (see the quotas), and none nests deeper than 6. */
export const policyLimits: JsonLimits = { maxDepth: 64, maxLength: 262_144 };

/** A file that holds an estate: as long as a string can be. */
export const estateLimits: JsonLimits = { maxDepth: 128, maxLength: Number.POSITIVE_INFINITY };

/** Diagnostics of one kind of pass over one document; the rest are counted, not listed. */
export const maxDiagnostics = 100;

/** An AWS quota on the length of one policy document. */
export interface SizeQuota {
  readonly characters: number;
  /** IAM does not count white space; Organizations, STS and PrivateLink do. */
  readonly countsWhiteSpace: boolean;
  /** Whose quota, and how far it can be raised; completes `… is longer than`. */
  readonly name: string;
}

/** IAM and AWS STS quotas: managed policies 6,144, not adjustable; the inline policies of a user 2,048, group 5,120, role 10,240 in sum. */
export const managedPolicyQuota: SizeQuota = {
  characters: 6_144,
  countsWhiteSpace: false,
  name: 'the 6,144 characters of a managed policy (the inline policies of one role may have 10,240 together)',
};

/** IAM and AWS STS quotas: role trust policy length 2,048 by default, adjustable. */
export const trustPolicyQuota: SizeQuota = {
  characters: 2_048,
  countsWhiteSpace: false,
  name: 'the 2,048 characters of a role trust policy, the default quota',
};

/** IAM and AWS STS quotas: session policies passed in one call 2,048 together. */
export const sessionPolicyQuota: SizeQuota = {
  characters: 2_048,
  countsWhiteSpace: true,
  name: 'the 2,048 characters that one call takes as session policies',
};

/** Quotas for AWS Organizations: service control policy 5,120 characters. */
export const scpQuota: SizeQuota = { characters: 5_120, countsWhiteSpace: true, name: 'the 5,120 characters of a service control policy' };

/** Quotas for AWS Organizations: resource control policy 5,120 characters. */
export const rcpQuota: SizeQuota = { characters: 5_120, countsWhiteSpace: true, name: 'the 5,120 characters of a resource control policy' };

/** AWS PrivateLink quotas: characters per VPC endpoint policy 20,480, including white space. */
export const endpointPolicyQuota: SizeQuota = {
  characters: 20_480,
  countsWhiteSpace: true,
  name: 'the 20,480 characters of a VPC endpoint policy',
};

/** Amazon S3: bucket policies are limited to 20 KB. Other services have other quotas (AWS KMS 32 KB). */
export const resourcePolicyQuota: SizeQuota = {
  characters: 20_480,
  countsWhiteSpace: true,
  name: 'the 20 KB of a bucket policy (AWS KMS takes 32 KB, other services other sizes)',
};
