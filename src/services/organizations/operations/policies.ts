// Policies of an organization, of whatever type.
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { ContextValue } from '../../../model/request.ts';
import { deleteBelow, putBelow } from '../change.ts';
import { isBuiltIn } from '../built-in-policies.ts';
import { checkLength, checkPattern, checkPolicyType, withTags } from '../check-input.ts';
import { checkPolicyContent } from '../check-policy.ts';
import { demandsFor, requestTagKeys } from '../demands.ts';
import { failure, invalidInput, notFound } from '../errors.ts';
import { ownOrganization } from '../membership.ts';
import { mintId } from '../mint-id.ts';
import { pageOf } from '../page.ts';
import { policyArn } from '../resource-arn.ts';
import { POLICIES, type PolicyRow, TAGS } from '../rows.ts';
import { shownPolicy } from '../shown.ts';
import { organizationOf, type Snapshot } from '../snapshot.ts';

type Names = 'CreatePolicy' | 'UpdatePolicy' | 'DeletePolicy' | 'DescribePolicy' | 'ListPolicies';

const NAME_LENGTH = 128;
const DESCRIPTION_LENGTH = 512;

export const policyOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  CreatePolicy: {
    authorize: ({ Type, Tags }, cx) => demandsFor(cx, 'CreatePolicy', { context: [...typeKey(Type), ...requestTagKeys(Tags)] }),
    handle: (_permit, { Content, Description, Name, Type, Tags = [] }, cx) => {
      const snapshot = ownOrganization(cx);
      const { row } = snapshot;
      checkPolicyType(Type);
      checkLength(Name, 1, NAME_LENGTH);
      checkLength(Description, 0, DESCRIPTION_LENGTH);
      if (row.featureSet !== 'ALL') {
        throw failure(
          'PolicyTypeNotAvailableForOrganization',
          "You can't use the specified policy type with the feature set currently enabled for this organization.",
        );
      }
      checkPolicyContent(Type, Content);
      checkName(snapshot, Type, Name);
      const tags = withTags({}, Tags);
      const policy = {
        id: mintId('p-', 8, cx.random),
        name: Name,
        description: Description,
        type: Type,
        content: Content,
        updated: cx.now,
      };
      putBelow(cx.state, row.id, POLICIES, [policy.id], policy);
      if (Tags.length > 0) putBelow(cx.state, row.id, TAGS, [policy.id], tags);
      return { Policy: { PolicySummary: shownPolicy(row, policy), Content } };
    },
  },
  UpdatePolicy: {
    authorize: ({ PolicyId }, cx) => demandsFor(cx, 'UpdatePolicy', { on: [PolicyId], context: policyTypeOf(cx, PolicyId) }),
    handle: (_permit, { PolicyId, Name, Description, Content }, cx) => {
      const snapshot = ownOrganization(cx);
      const policy = changeable(snapshot, PolicyId);
      if (Name !== undefined && Name !== policy.name) {
        checkLength(Name, 1, NAME_LENGTH);
        checkName(snapshot, policy.type, Name);
      }
      if (Description !== undefined) checkLength(Description, 0, DESCRIPTION_LENGTH);
      if (Content !== undefined) checkPolicyContent(policy.type, Content);
      const changed = {
        ...policy,
        name: Name ?? policy.name,
        description: Description ?? policy.description,
        content: Content ?? policy.content,
        updated: cx.now,
      };
      putBelow(cx.state, snapshot.row.id, POLICIES, [policy.id], changed);
      return { Policy: { PolicySummary: shownPolicy(snapshot.row, changed), Content: changed.content } };
    },
  },
  DeletePolicy: {
    authorize: ({ PolicyId }, cx) => demandsFor(cx, 'DeletePolicy', { on: [PolicyId], context: policyTypeOf(cx, PolicyId) }),
    handle: (_permit, { PolicyId }, cx) => {
      const snapshot = ownOrganization(cx);
      const { id } = changeable(snapshot, PolicyId);
      if ([...snapshot.attached.values()].some((policies) => policies.includes(id))) {
        throw failure(
          'PolicyInUse',
          'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.',
        );
      }
      deleteBelow(cx.state, snapshot.row.id, TAGS, id);
      deleteBelow(cx.state, snapshot.row.id, POLICIES, id);
      return undefined;
    },
  },
  DescribePolicy: {
    authorize: ({ PolicyId }, cx) => demandsFor(cx, 'DescribePolicy', { on: [PolicyId], context: policyTypeOf(cx, PolicyId) }),
    handle: (_permit, { PolicyId }, cx) => {
      const snapshot = ownOrganization(cx);
      const policy = policyOf(snapshot, PolicyId);
      return { Policy: { PolicySummary: shownPolicy(snapshot.row, policy), Content: policy.content } };
    },
  },
  ListPolicies: {
    authorize: ({ Filter }, cx) => demandsFor(cx, 'ListPolicies', { context: typeKey(Filter) }),
    handle: (_permit, input, cx) => {
      const { row, policies } = ownOrganization(cx);
      checkPolicyType(input.Filter);
      const found = [...policies.values()].filter(({ type }) => type === input.Filter);
      const { items, next } = pageOf(found, input, ({ id }) => id);
      return { Policies: items.map((policy) => shownPolicy(row, policy)), ...next };
    },
  },
};

/** Throws `PolicyNotFoundException`. */
export function policyOf({ policies }: Snapshot, id: string): PolicyRow {
  checkPattern(id, 'policy');
  const policy = policies.get(id);
  if (policy === undefined) throw notFound('Policy');
  return policy;
}

export function typeKey(type: string): readonly (readonly [string, ContextValue])[] {
  return [['organizations:policytype', type]];
}

/** The condition key for a policy that is there; nothing for one that is not. */
export function policyTypeOf(cx: AuthorizeContext, id: string): readonly (readonly [string, ContextValue])[] {
  const type = organizationOf(cx.state, cx.account)?.policies.get(id)?.type;
  return type === undefined ? [] : typeKey(type);
}

function changeable(snapshot: Snapshot, id: string): PolicyRow {
  const policy = policyOf(snapshot, id);
  if (isBuiltIn(id)) {
    throw invalidInput(
      'IMMUTABLE_POLICY',
      `You specified a policy that is managed by AWS and can't be modified: ${policyArn(snapshot.row, policy)}.`,
    );
  }
  return policy;
}

function checkName({ policies }: Snapshot, type: string, name: string): void {
  if ([...policies.values()].some((policy) => policy.type === type && policy.name === name)) {
    throw failure('DuplicatePolicy', 'A policy with the specified name and type already exists.');
  }
}
