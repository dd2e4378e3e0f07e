// CreatePolicyVersion, GetPolicyVersion, ListPolicyVersions, DeletePolicyVersion, SetDefaultPolicyVersion.
import { ServiceError } from '../../../../cloud/service-error.ts';
import { findAwsManagedPolicy } from '../../aws-managed-policies.ts';
import { deleteConflict, noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { pageByCount } from '../../paging.ts';
import { getOwnPolicyRow, getPolicyRow, policyKey } from '../../policy-rows.ts';
import { awsVersionDetail, awsVersionListing, versionDetail, versionListing } from '../../policy-view.ts';
import { QUOTAS } from '../../quotas.ts';
import { type ManagedPolicyRow, POLICIES, type PolicyVersionRow } from '../../state.ts';
import { demand, policyTarget } from '../../targets.ts';
import { checkManagedDocument } from './create-policy.ts';

export const createPolicyVersion: IamOperation<'CreatePolicyVersion'> = {
  authorize: ({ PolicyArn }, cx) => [demand('CreatePolicyVersion', policyTarget(cx, PolicyArn))],
  handle: (_permit, { PolicyArn, PolicyDocument, SetAsDefault }, cx) => {
    const row = getOwnPolicyRow(cx, PolicyArn, 'does not exist or is not attachable.');
    checkManagedDocument(PolicyDocument);
    if (row.versions.length >= QUOTAS.versionsPerPolicy) {
      throw new ServiceError(
        'LimitExceeded',
        409,
        `A managed policy can have up to ${QUOTAS.versionsPerPolicy} versions. Before you create a new version, you must delete an existing version.`,
      );
    }
    const version: PolicyVersionRow = { id: `v${row.nextVersion}`, text: PolicyDocument, createdAt: cx.now };
    const changed: ManagedPolicyRow = {
      ...row,
      updatedAt: cx.now,
      nextVersion: row.nextVersion + 1,
      versions: [...row.versions, version],
      ...(SetAsDefault === true && { defaultVersion: version.id }),
    };
    cx.state.put(POLICIES, policyKey(row), changed);
    return { PolicyVersion: versionListing(changed, version) };
  },
};

export const getPolicyVersion: IamOperation<'GetPolicyVersion'> = {
  authorize: ({ PolicyArn }, cx) => [demand('GetPolicyVersion', policyTarget(cx, PolicyArn))],
  handle: (_permit, { PolicyArn, VersionId }, cx) => {
    const aws = findAwsManagedPolicy(PolicyArn);
    if (aws !== undefined) {
      if (aws.version !== VersionId) throw noVersion(PolicyArn, VersionId);
      return { PolicyVersion: awsVersionDetail(aws) };
    }
    const row = getPolicyRow(cx, PolicyArn, missing(VersionId));
    return { PolicyVersion: versionDetail(row, versionOf(row, VersionId)) };
  },
};

export const listPolicyVersions: IamOperation<'ListPolicyVersions'> = {
  authorize: ({ PolicyArn }, cx) => [demand('ListPolicyVersions', policyTarget(cx, PolicyArn))],
  handle: (_permit, input, cx) => {
    const aws = findAwsManagedPolicy(input.PolicyArn);
    if (aws !== undefined) return { Versions: [awsVersionListing(aws)], IsTruncated: false };
    const row = getPolicyRow(cx, input.PolicyArn);
    const { items, rest } = pageByCount(row.versions.toReversed(), input);
    return { Versions: items.map((version) => versionListing(row, version)), ...rest };
  },
};

export const deletePolicyVersion: IamOperation<'DeletePolicyVersion'> = {
  authorize: ({ PolicyArn }, cx) => [demand('DeletePolicyVersion', policyTarget(cx, PolicyArn))],
  handle: (_permit, { PolicyArn, VersionId }, cx) => {
    const row = getOwnPolicyRow(cx, PolicyArn, missing(VersionId));
    versionOf(row, VersionId);
    if (row.defaultVersion === VersionId) throw deleteConflict('Cannot delete the default version of a policy.');
    const versions = row.versions.filter(({ id }) => id !== VersionId);
    cx.state.put(POLICIES, policyKey(row), { ...row, versions, updatedAt: cx.now });
  },
};

export const setDefaultPolicyVersion: IamOperation<'SetDefaultPolicyVersion'> = {
  authorize: ({ PolicyArn }, cx) => [demand('SetDefaultPolicyVersion', policyTarget(cx, PolicyArn))],
  handle: (_permit, { PolicyArn, VersionId }, cx) => {
    const row = getOwnPolicyRow(cx, PolicyArn, missing(VersionId));
    versionOf(row, VersionId);
    cx.state.put(POLICIES, policyKey(row), { ...row, defaultVersion: VersionId, updatedAt: cx.now });
  },
};

function versionOf(row: ManagedPolicyRow, id: string): PolicyVersionRow {
  const version = row.versions.find((each) => each.id === id);
  if (version === undefined) throw noVersion(row.arn, id);
  return version;
}

function missing(version: string): string {
  return `version ${version} does not exist or is not attachable.`;
}

function noVersion(arn: string, version: string): Error {
  return noSuchEntity(`Policy ${arn} ${missing(version)}`);
}
