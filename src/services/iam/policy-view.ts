// A managed policy as answers show it. Create and List leave out the description, List the tags too.
// Source: IAM API Reference, Policy; answers of AWS that LocalStack's tests record.
import type { AuthorizeContext } from '../../cloud/call-context.ts';
import type { Policy, PolicyVersion } from '../../cloud/model/generated/iam.ts';
import type { AwsManagedPolicy } from './aws-managed-policies.ts';
import { countAttachments } from './policy-rows.ts';
import { encodeDocument } from './policy-document.ts';
import type { ManagedPolicyRow, PolicyVersionRow } from './state.ts';

type Shown = Pick<AuthorizeContext, 'state' | 'account'>;

export function policyListing(row: ManagedPolicyRow, cx: Shown): Policy {
  return {
    PolicyName: row.name,
    PolicyId: row.id,
    Arn: row.arn,
    Path: row.path,
    DefaultVersionId: row.defaultVersion,
    ...counts(row.arn, cx),
    IsAttachable: true,
    CreateDate: new Date(row.createdAt),
    UpdateDate: new Date(row.updatedAt),
  };
}

/** In GetPolicy. */
export function policyDetail(row: ManagedPolicyRow, cx: Shown): Policy {
  return { ...policyListing(row, cx), ...(row.description !== undefined && { Description: row.description }), Tags: row.tags };
}

/** A policy of AWS; the catalog knows only when its newest version was made. */
export function awsPolicyListing(policy: AwsManagedPolicy, cx: Shown): Policy {
  return {
    PolicyName: policy.name,
    PolicyId: policy.id,
    Arn: policy.arn,
    Path: policy.path,
    DefaultVersionId: policy.version,
    ...counts(policy.arn, cx),
    IsAttachable: true,
    CreateDate: new Date(policy.updatedAt),
    UpdateDate: new Date(policy.updatedAt),
  };
}

function counts(arn: string, { state, account }: Shown): { AttachmentCount: number; PermissionsBoundaryUsageCount: number } {
  return {
    AttachmentCount: countAttachments(state, account, arn, 'policy'),
    PermissionsBoundaryUsageCount: countAttachments(state, account, arn, 'boundary'),
  };
}

/** Without its document, as Create and List show a version. */
export function versionListing(row: ManagedPolicyRow, version: PolicyVersionRow): PolicyVersion {
  return { VersionId: version.id, IsDefaultVersion: version.id === row.defaultVersion, CreateDate: new Date(version.createdAt) };
}

export function versionDetail(row: ManagedPolicyRow, version: PolicyVersionRow): PolicyVersion {
  return { Document: encodeDocument(version.text), ...versionListing(row, version) };
}

/** The one version of AWS's policies that is known. */
export function awsVersionDetail(policy: AwsManagedPolicy): PolicyVersion {
  return { Document: encodeDocument(policy.document), ...awsVersionListing(policy) };
}

export function awsVersionListing(policy: AwsManagedPolicy): PolicyVersion {
  return { VersionId: policy.version, IsDefaultVersion: true, CreateDate: new Date(policy.updatedAt) };
}
