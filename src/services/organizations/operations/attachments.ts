// Which policies are attached to what.
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { attach, deleteBelow } from '../change.ts';
import { checkPattern, checkPolicyType } from '../check-input.ts';
import { RCP_FULL_ACCESS_ID } from '../built-in-policies.ts';
import { demandsFor } from '../demands.ts';
import { failure, invalidInput, notFound, violation } from '../errors.ts';
import { ownOrganization } from '../membership.ts';
import { pageOf } from '../page.ts';
import { POLICY_KINDS, SCP } from '../policy-kinds.ts';
import { nodeArn } from '../resource-arn.ts';
import { ATTACHMENTS } from '../rows.ts';
import { shownPolicy } from '../shown.ts';
import { attachedPolicies, isInTree, type Snapshot } from '../snapshot.ts';
import { policyOf, policyTypeOf, typeKey } from './policies.ts';

type Names = 'AttachPolicy' | 'DetachPolicy' | 'ListTargetsForPolicy' | 'ListPoliciesForTarget';

export const attachmentOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  AttachPolicy: {
    authorize: ({ PolicyId, TargetId }, cx) =>
      demandsFor(cx, 'AttachPolicy', { on: [PolicyId, TargetId], context: policyTypeOf(cx, PolicyId) }),
    handle: (_permit, { PolicyId, TargetId }, cx) => {
      const snapshot = ownOrganization(cx);
      const { id, type } = policyOf(snapshot, PolicyId);
      checkTarget(snapshot, TargetId);
      if (!snapshot.row.policyTypes.includes(type)) throw notEnabled();
      const present = attachedPolicies(snapshot, TargetId, type);
      if (present.some((policy) => policy.id === id)) {
        throw failure('DuplicatePolicyAttachment', 'A policy with the specified name and type already exists.');
      }
      if (present.length >= (POLICY_KINDS.get(type)?.maxAttached ?? 0)) {
        throw violation(
          'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
          'You have attached the maximum number of policies to the specified target.',
        );
      }
      attach(cx.state, snapshot.row.id, TargetId, id, type);
      return undefined;
    },
  },
  DetachPolicy: {
    authorize: ({ PolicyId, TargetId }, cx) =>
      demandsFor(cx, 'DetachPolicy', { on: [PolicyId, TargetId], context: policyTypeOf(cx, PolicyId) }),
    handle: (_permit, { PolicyId, TargetId }, cx) => {
      const snapshot = ownOrganization(cx);
      const { id, type } = policyOf(snapshot, PolicyId);
      checkTarget(snapshot, TargetId);
      const present = attachedPolicies(snapshot, TargetId, type);
      if (!present.some((policy) => policy.id === id)) {
        throw failure('PolicyNotAttached', 'The specified policy is not attached to the specified target.');
      }
      if (id === RCP_FULL_ACCESS_ID) {
        throw invalidInput('NON_DETACHABLE_POLICY', 'You specified a policy that cannot be detached.');
      }
      if (type === SCP && present.length === 1) {
        throw violation(
          'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
          'You cannot remove the last policy attached to the specified target. You should have at least one attached at all times.',
        );
      }
      deleteBelow(cx.state, snapshot.row.id, ATTACHMENTS, TargetId, id);
      return undefined;
    },
  },
  ListTargetsForPolicy: {
    authorize: ({ PolicyId }, cx) => demandsFor(cx, 'ListTargetsForPolicy', { on: [PolicyId], context: policyTypeOf(cx, PolicyId) }),
    handle: (_permit, input, cx) => {
      const snapshot = ownOrganization(cx);
      const { id, type } = policyOf(snapshot, input.PolicyId);
      const { row, units, accounts } = snapshot;
      const holders = [row.root, ...units.keys(), ...accounts.keys()].filter((node) =>
        attachedPolicies(snapshot, node, type).some((policy) => policy.id === id),
      );
      const { items, next } = pageOf(holders.sort(), input, (holder) => holder);
      const Targets = items.map((node) => ({
        TargetId: node,
        Arn: nodeArn(row, node),
        Name: node === row.root ? 'Root' : (units.get(node)?.name ?? accounts.get(node)?.name),
        Type: node === row.root ? 'ROOT' : units.has(node) ? 'ORGANIZATIONAL_UNIT' : 'ACCOUNT',
      }));
      return { Targets, ...next };
    },
  },
  ListPoliciesForTarget: {
    authorize: ({ TargetId, Filter }, cx) => demandsFor(cx, 'ListPoliciesForTarget', { on: [TargetId], context: typeKey(Filter) }),
    handle: (_permit, input, cx) => {
      const snapshot = ownOrganization(cx);
      checkPolicyType(input.Filter);
      checkTarget(snapshot, input.TargetId);
      const { items, next } = pageOf(attachedPolicies(snapshot, input.TargetId, input.Filter), input, ({ id }) => id);
      return { Policies: items.map((policy) => shownPolicy(snapshot.row, policy)), ...next };
    },
  },
};

function checkTarget(snapshot: Snapshot, id: string): void {
  checkPattern(id, 'target');
  if (!isInTree(snapshot, id)) throw notFound('Target');
}

function notEnabled(): Error {
  return failure('PolicyTypeNotEnabled', 'This operation can be performed only for enabled policy types.');
}
