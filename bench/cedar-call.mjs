// The same requests put to Cedar: an equivalent policy set in Cedar's language, parsed once, asked through the stateful call.

const uid = (type, id) => ({ type, id });

/** Policies that ask for what the AWS policies of the case ask for; Cedar has one layer, so layers become policies and forbids. */
function cedarPolicies({ name, principal, action, resource }) {
  const who = `principal == User::"${principal}"`;
  const what = `action == Action::"${action}"`;
  const base = {
    'same-account': [
      `permit(${who}, action in [Action::"s3:GetObject", Action::"s3:ListBucket"], resource) when { resource.arn like "arn:aws:s3:::bucket/*" };`,
      `forbid(principal, action, resource) when { resource.arn like "arn:aws:s3:::secret/*" };`,
    ],
    'cross-account': [
      `permit(${who}, ${what}, resource) when { resource.arn like "arn:aws:s3:::bucket/*" && principal.account == "111111111111" };`,
      `forbid(principal, action, resource) when { resource.arn like "arn:aws:s3:::bucket/*" && !context.secure };`,
      `forbid(principal, action, resource) when { resource.arn like "arn:aws:s3:::secret/*" };`,
    ],
    'assume-role': [`permit(${who}, ${what}, resource == Resource::"${resource}") when { context.externalId == "test" };`],
    heavy: [
      `permit(${who}, ${what}, resource) when { resource.arn like "arn:aws:s3:::bucket/*" };`,
      ...Array.from(
        { length: 19 },
        (_, index) =>
          `permit(${who}, action == Action::"service${index}:Get", resource) when { resource.arn like "arn:aws:service${index}:*" };`,
      ),
      ...Array.from({ length: 5 }, (_, index) => `forbid(principal, action == Action::"service${index}:Get", resource);`),
      ...Array.from(
        { length: 5 },
        () => 'forbid(principal, action, resource) unless { context.region == "us-east-1" || context.region == "eu-west-1" };',
      ),
    ],
  };
  return base[name].join('\n');
}

/** A function that asks once; throws when Cedar refuses the policies. */
export function cedarCall(cedar, one) {
  const answer = cedar.preparsePolicySet(one.name, { staticPolicies: cedarPolicies(one) });
  if (answer.type !== 'success') throw new Error(`cedar refuses the policies of ${one.name}: ${JSON.stringify(answer)}`);
  const call = {
    principal: uid('User', one.principal),
    action: uid('Action', one.action),
    resource: uid('Resource', one.resource),
    context: { secure: true, externalId: 'test', region: 'us-east-1' },
    preparsedPolicySetId: one.name,
    entities: [
      { uid: uid('User', one.principal), attrs: { account: '111111111111' }, parents: [] },
      { uid: uid('Resource', one.resource), attrs: { arn: one.resource }, parents: [] },
    ],
  };
  return () => cedar.statefulIsAuthorized(call);
}
