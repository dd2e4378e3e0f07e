// The instance profile that a call names, and what passing its role needs.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { Demand } from '../../../cloud/demand.ts';
import type { InstanceProfileView } from '../../../cloud/identities.ts';
import type { IamInstanceProfileSpecification } from '../../../cloud/model/generated/ec2.ts';
import { parseArn } from '../../../model/arn.ts';
import { ec2Error, invalidCombination, invalidValue, missingParameter } from '../errors.ts';

/** Undefined if there is none, or if it is another account's. Throws for a specification that names nothing, or two things. */
export function findProfile(cx: AuthorizeContext, { Arn, Name }: IamInstanceProfileSpecification): InstanceProfileView | undefined {
  if (Arn !== undefined && Name !== undefined) {
    throw invalidCombination("The parameter 'iamInstanceProfile.name' may not be used in combination with 'iamInstanceProfile.arn'");
  }
  if (Arn !== undefined && parseArn(Arn)?.account !== cx.account) return undefined;
  const nameOrArn = Arn ?? Name;
  if (nameOrArn === undefined || nameOrArn === '') throw missingParameter('IamInstanceProfile');
  const found = cx.identities.instanceProfile(cx.state, cx.account, nameOrArn);
  return Arn === undefined || found?.arn === Arn ? found : undefined;
}

/** Throws `InvalidParameterValue` if there is none, or if it has no role. */
export function getProfile(cx: AuthorizeContext, specification: IamInstanceProfileSpecification): InstanceProfileView {
  const found = findProfile(cx, specification);
  if (found === undefined) {
    const { Arn, Name } = specification;
    throw Arn === undefined
      ? invalidValue(Name ?? '', 'iamInstanceProfile.name', 'Invalid IAM Instance Profile name')
      : invalidValue(Arn, 'iamInstanceProfile.arn', 'Invalid IAM Instance Profile ARN');
  }
  if (found.roleArn === undefined)
    throw ec2Error('InvalidParameterValue', `IAM Instance Profile "${found.arn}" has no associated IAM Roles`);
  return found;
}

/** `iam:PassRole` on the profile's role; nothing if there is no role to pass. `instanceArn`: with which it is to be associated. */
export function passRoleDemands(
  cx: AuthorizeContext,
  specification: IamInstanceProfileSpecification | undefined,
  instanceArn: string,
): readonly Demand[] {
  const roleArn = specification === undefined ? undefined : findProfile(cx, specification)?.roleArn;
  if (roleArn === undefined) return [];
  const tags = cx.identities.role?.(cx.state, roleArn)?.tags;
  return [
    {
      action: 'iam:PassRole',
      resource: { arn: roleArn, ...(tags !== undefined && Object.keys(tags).length > 0 && { tags }) },
      context: [
        ['iam:passedtoservice', 'ec2.amazonaws.com'],
        ['iam:associatedresourcearn', instanceArn],
      ],
    },
  ];
}
