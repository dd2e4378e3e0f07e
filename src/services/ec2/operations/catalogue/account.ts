// DescribeAccountAttributes, and lists of what the local cloud has none of: key pairs, addresses, launch templates, endpoints.
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { ec2Error, invalidValue } from '../../errors.ts';
import { pickIds } from '../../listing/pick-ids.ts';
import { defaultNetwork } from '../../network/default-network.ts';

export const describeAccountAttributes: Ec2Operation<'DescribeAccountAttributes'> = onAll(
  'DescribeAccountAttributes',
  ({ AttributeNames }, { account, region }) => {
    const attributes = new Map<string, readonly string[]>([
      ['supported-platforms', ['VPC']],
      ['vpc-max-security-groups-per-interface', ['5']],
      ['max-elastic-ips', ['5']],
      ['max-instances', ['20']],
      ['vpc-max-elastic-ips', ['5']],
      ['default-vpc', [defaultNetwork(account, region).vpcId]],
    ]);
    for (const name of AttributeNames ?? []) if (!attributes.has(name)) throw invalidValue(name, 'attributeName', 'Unknown attribute.');
    const wanted = AttributeNames === undefined || AttributeNames.length === 0 ? [...attributes.keys()] : AttributeNames;
    return {
      AccountAttributes: wanted.map((AttributeName) => ({
        AttributeName,
        AttributeValues: (attributes.get(AttributeName) ?? []).map((AttributeValue) => ({ AttributeValue })),
      })),
    };
  },
);

export const describeKeyPairs: Ec2Operation<'DescribeKeyPairs'> = onAll('DescribeKeyPairs', ({ KeyNames, KeyPairIds }) => {
  const [first] = KeyNames ?? [];
  if (first !== undefined) throw ec2Error('InvalidKeyPair.NotFound', `The key pair '${first}' does not exist`);
  return { KeyPairs: pickIds('keyPair', [], () => '', KeyPairIds) };
});

export const describeAddresses: Ec2Operation<'DescribeAddresses'> = onAll('DescribeAddresses', ({ PublicIps, AllocationIds }) => {
  const [first] = PublicIps ?? [];
  if (first !== undefined) throw ec2Error('InvalidAddress.NotFound', `Address '${first}' not found.`);
  return { Addresses: pickIds('address', [], () => '', AllocationIds) };
});

export const describeLaunchTemplates: Ec2Operation<'DescribeLaunchTemplates'> = onAll(
  'DescribeLaunchTemplates',
  ({ LaunchTemplateIds, LaunchTemplateNames }) => {
    if (LaunchTemplateNames !== undefined && LaunchTemplateNames.length > 0) {
      throw ec2Error(
        'InvalidLaunchTemplateName.NotFoundException',
        'At least one of the launch templates specified in the request does not exist.',
      );
    }
    return { LaunchTemplates: pickIds('launchTemplate', [], () => '', LaunchTemplateIds) };
  },
);

export const describeVpcEndpoints: Ec2Operation<'DescribeVpcEndpoints'> = onAll('DescribeVpcEndpoints', ({ VpcEndpointIds }) => ({
  VpcEndpoints: pickIds('vpcEndpoint', [], () => '', VpcEndpointIds),
}));
