// Which types of policy are in force, and what management policies come to.
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { attach, changeOrganization, deleteBelow } from '../change.ts';
import { checkPattern, checkPolicyType } from '../check-input.ts';
import { FULL_ACCESS_ID } from '../built-in-policies.ts';
import { demandsFor } from '../demands.ts';
import { mergeManagementPolicies } from '../effective-policy.ts';
import { failure, invalidInput, noAccess, notFound } from '../errors.ts';
import { ownOrganization } from '../membership.ts';
import { POLICY_KINDS, SCP } from '../policy-kinds.ts';
import { ATTACHMENTS } from '../rows.ts';
import { shownRoot } from '../shown.ts';
import { attachedPolicies, isControl, lineage, type Snapshot, snapshotOf } from '../snapshot.ts';
import { typeKey } from './policies.ts';

type Names =
  | 'EnablePolicyType'
  | 'DisablePolicyType'
  | 'DescribeEffectivePolicy'
  | 'ListAccountsWithInvalidEffectivePolicy'
  | 'ListEffectivePolicyValidationErrors';

export const policyTypeOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  EnablePolicyType: {
    authorize: ({ RootId, PolicyType }, cx) => demandsFor(cx, 'EnablePolicyType', { on: [RootId], context: typeKey(PolicyType) }),
    handle: (_permit, { RootId, PolicyType }, cx) => {
      const snapshot = rootIn(ownOrganization(cx), RootId);
      const { row, units, accounts } = snapshot;
      checkPolicyType(PolicyType);
      if (row.featureSet !== 'ALL') {
        throw failure(
          'PolicyTypeNotAvailableForOrganization',
          "You can't use the specified policy type with the feature set currently enabled for this organization.",
        );
      }
      if (row.policyTypes.includes(PolicyType)) throw failure('PolicyTypeAlreadyEnabled', 'The specified policy type is already enabled.');
      changeOrganization(cx.state, row.id, { policyTypes: [...row.policyTypes, PolicyType] });
      if (PolicyType === SCP) {
        for (const target of [row.root, ...units.keys(), ...accounts.keys()]) attach(cx.state, row.id, target, FULL_ACCESS_ID, SCP);
      }
      return { Root: shownRoot(snapshotOf(cx.state, row.id)) };
    },
  },
  DisablePolicyType: {
    authorize: ({ RootId, PolicyType }, cx) => demandsFor(cx, 'DisablePolicyType', { on: [RootId], context: typeKey(PolicyType) }),
    handle: (_permit, { RootId, PolicyType }, cx) => {
      const snapshot = rootIn(ownOrganization(cx), RootId);
      const { row, policies } = snapshot;
      checkPolicyType(PolicyType);
      if (!row.policyTypes.includes(PolicyType)) {
        throw failure('PolicyTypeNotEnabled', 'This operation can be performed only for enabled policy types.');
      }
      // Attachments go with the type; enabling it again begins with FullAWSAccess alone.
      for (const [target, attached] of snapshot.attached) {
        for (const id of attached) if (policies.get(id)?.type === PolicyType) deleteBelow(cx.state, row.id, ATTACHMENTS, target, id);
      }
      changeOrganization(cx.state, row.id, { policyTypes: row.policyTypes.filter((type) => type !== PolicyType) });
      return { Root: shownRoot(snapshotOf(cx.state, row.id)) };
    },
  },
  DescribeEffectivePolicy: {
    authorize: ({ PolicyType, TargetId }, cx) =>
      demandsFor(cx, 'DescribeEffectivePolicy', { on: [TargetId ?? cx.account], context: typeKey(PolicyType) }),
    handle: (_permit, { PolicyType, TargetId }, cx) => {
      const snapshot = ownOrganization(cx);
      const target = TargetId ?? cx.account;
      checkPattern(target, 'account');
      checkManagement(PolicyType);
      const member = snapshot.row.managementAccount !== cx.account && !snapshot.delegations.has(cx.account);
      if (member && target !== cx.account) throw noAccess();
      if (!snapshot.accounts.has(target)) throw notFound('Target');
      const levels = lineage(snapshot, target).map((node) => attachedPolicies(snapshot, node, PolicyType));
      const updated = levels.flat().map((policy) => policy.updated);
      if (updated.length === 0) {
        throw failure(
          'EffectivePolicyNotFound',
          "If you ran this action on the management account, this policy type is not enabled. If you ran the action on a member account, the account doesn't have an effective policy of this type. Contact the administrator of your organization about attaching a policy of this type to the account.",
        );
      }
      const contents = levels.map((policies) => policies.map(({ content }) => content));
      return {
        EffectivePolicy: {
          PolicyContent: mergeManagementPolicies(contents),
          LastUpdatedTimestamp: new Date(Math.max(...updated)),
          TargetId: target,
          PolicyType,
        },
      };
    },
  },
  ListAccountsWithInvalidEffectivePolicy: {
    authorize: ({ PolicyType }, cx) => demandsFor(cx, 'ListAccountsWithInvalidEffectivePolicy', { context: typeKey(PolicyType) }),
    handle: (_permit, { PolicyType }, cx) => {
      ownOrganization(cx);
      checkManagement(PolicyType);
      // Contents are checked when they are saved; merging makes nothing invalid that was not.
      return { Accounts: [], PolicyType };
    },
  },
  ListEffectivePolicyValidationErrors: {
    authorize: ({ AccountId, PolicyType }, cx) =>
      demandsFor(cx, 'ListEffectivePolicyValidationErrors', { on: [AccountId], context: typeKey(PolicyType) }),
    handle: (_permit, { AccountId, PolicyType }, cx) => {
      const snapshot = ownOrganization(cx);
      checkManagement(PolicyType);
      if (!snapshot.accounts.has(AccountId)) throw notFound('Account');
      return {
        AccountId,
        PolicyType,
        Path: `${[snapshot.row.id, ...lineage(snapshot, AccountId)].join('/')}/`,
        EvaluationTimestamp: new Date(cx.now),
        EffectivePolicyValidationErrors: [],
      };
    },
  },
};

function rootIn(snapshot: Snapshot, id: string): Snapshot {
  checkPattern(id, 'root');
  if (id !== snapshot.row.root) throw notFound('Root');
  return snapshot;
}

function checkManagement(type: string): void {
  if (!POLICY_KINDS.has(type) || isControl(type)) throw invalidInput('INVALID_ENUM', 'You specified an invalid value.');
}
