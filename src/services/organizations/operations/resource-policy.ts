// The policy of the organization itself, which lets member accounts manage parts of it.
import { bindPolicy } from '../../../cloud/bind-policy.ts';
import type { OrganizationsOperations } from '../../../cloud/model/generated/organizations.ts';
import type { OperationTable } from '../../../cloud/service.ts';
import { parsePolicyText } from '../../../policy/parse-policy.ts';
import { validatePolicy } from '../../../policy/validate-policy.ts';
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { StoredPolicy } from '../../../cloud/stored-policy.ts';
import { changeOrganization, forget, putBelow, removeResourcePolicy } from '../change.ts';
import { checkLength, withTags } from '../check-input.ts';
import { demandsFor, requestTagKeys } from '../demands.ts';
import { failure, invalidInput } from '../errors.ts';
import { managedOrganization, ownOrganization } from '../membership.ts';
import { mintId } from '../mint-id.ts';
import { resourcePolicyArn } from '../resource-arn.ts';
import { TAGS } from '../rows.ts';
import { organizationOf } from '../snapshot.ts';

type Names = 'PutResourcePolicy' | 'DescribeResourcePolicy' | 'DeleteResourcePolicy';

const MAX_LENGTH = 40_000;

export const resourcePolicyOperations: Pick<OperationTable<OrganizationsOperations>, Names> = {
  PutResourcePolicy: {
    authorize: ({ Tags }, cx) =>
      demandsFor(cx, 'PutResourcePolicy', {
        on: [organizationOf(cx.state, cx.account)?.row.resourcePolicy?.id],
        context: requestTagKeys(Tags),
      }),
    handle: (_permit, { Content, Tags = [] }, cx) => {
      const { row } = managedOrganization(cx);
      checkLength(Content, 1, MAX_LENGTH);
      const tags = withTags({}, Tags);
      if (row.resourcePolicy !== undefined && Tags.length > 0) {
        throw invalidInput(
          'UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED',
          'Tags cannot be added while updating an existing resource policy.',
        );
      }
      const id = row.resourcePolicy?.id ?? mintId('rp-', 8, cx.random);
      changeOrganization(cx.state, row.id, { resourcePolicy: { id, policy: bound(cx, Content) } });
      if (Tags.length > 0) putBelow(cx.state, row.id, TAGS, [id], tags);
      return { ResourcePolicy: { ResourcePolicySummary: { Id: id, Arn: resourcePolicyArn(row, id) }, Content } };
    },
  },
  DescribeResourcePolicy: {
    authorize: (_input, cx) => demandsFor(cx, 'DescribeResourcePolicy'),
    handle: (_permit, _input, cx) => {
      const { row } = ownOrganization(cx);
      if (row.resourcePolicy === undefined) throw missing();
      const { id, policy } = row.resourcePolicy;
      return { ResourcePolicy: { ResourcePolicySummary: { Id: id, Arn: resourcePolicyArn(row, id) }, Content: policy.text } };
    },
  },
  DeleteResourcePolicy: {
    authorize: (_input, cx) => demandsFor(cx, 'DeleteResourcePolicy'),
    handle: (_permit, _input, cx) => {
      const { row } = managedOrganization(cx);
      if (row.resourcePolicy === undefined) throw missing();
      forget(cx.state, row.id, row.resourcePolicy.id);
      removeResourcePolicy(cx.state, row.id);
      return undefined;
    },
  },
};

function missing(): Error {
  return failure('ResourcePolicyNotFound', "We can't find a resource policy request with the parameter that you specified.");
}

function bound(cx: AuthorizeContext, text: string): StoredPolicy {
  const { policy } = parsePolicyText({ name: 'resource policy', text });
  if (policy === undefined || validatePolicy(policy, 'resource').some(({ severity }) => severity === 'error')) {
    throw invalidInput('INVALID_RESOURCE_POLICY_JSON', 'The provided resource policy is not valid.');
  }
  const foreign = policy.statements.some(({ action }) =>
    action.patterns.some(({ value }) => value !== '*' && !value.toLowerCase().startsWith('organizations:')),
  );
  if (foreign) throw invalidInput('UNSUPPORTED_ACTION_IN_RESOURCE_POLICY', 'The provided resource policy contains an unsupported action.');
  const result = bindPolicy(policy, cx);
  if (!result.ok) throw invalidInput('INVALID_PRINCIPAL', 'The provided resource policy contains an invalid principal.');
  return result.value;
}
