// What a call of RunInstances asks for, checked and completed.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import type { RunInstancesRequest } from '../../../cloud/model/generated/ec2.ts';
import { ec2Error, invalidValue, missingParameter } from '../errors.ts';
import { type ImageFacts, imageOf, isUnlisted } from '../instance/images.ts';
import { type InstanceTypeFacts, requiredTypeFacts } from '../instance/instance-type.ts';
import { metadataDefaults, metadataOptionsOf, oneOf } from '../instance/metadata-options.ts';
import type { MetadataOptionsRow } from '../rows.ts';
import { type DevicePlan, planDevices } from './plan-devices.ts';
import { type InterfacePlan, planInterface } from './plan-interface.ts';
import { type LaunchTags, planTags } from './plan-tags.ts';
import { withoutEmptyTexts } from './without-empty-texts.ts';

export interface LaunchPlan {
  readonly input: RunInstancesRequest;
  readonly count: number;
  readonly image: ImageFacts;
  readonly type: InstanceTypeFacts;
  readonly architecture: 'x86_64' | 'arm64';
  readonly interface: InterfacePlan;
  readonly devices: readonly DevicePlan[];
  readonly metadata: MetadataOptionsRow;
  readonly tags: LaunchTags;
  readonly tenancy: string;
  readonly shutdownBehavior: 'stop' | 'terminate';
  readonly cpuCredits: 'standard' | 'unlimited' | undefined;
  readonly cores: number;
  readonly threadsPerCore: number;
}

/** What EC2 launches where no type is named. Amazon EC2 API Reference, RunInstances. */
const DEFAULT_TYPE = 'm1.small';
const MOST_INSTANCES = 256;
const LONGEST_USER_DATA = 16_384;

/** Throws for whatever EC2 would not take, but for the instance profile: whether it is there is told to those only who may launch. */
export function planLaunch(given: RunInstancesRequest, cx: AuthorizeContext): LaunchPlan {
  const input = withoutEmptyTexts(given);
  refuseOthers(input);
  const count = countOf(input);
  if (input.ImageId === undefined || input.ImageId === '') throw missingParameter('ImageId');
  const image = imageOf(cx, input.ImageId);
  const type = requiredTypeFacts(input.InstanceType ?? DEFAULT_TYPE);
  const unlisted = isUnlisted(cx.region, image.id);
  if (!unlisted && image.architecture !== type.architecture) throw otherArchitecture(type, image);
  checkUserData(input.UserData);
  return {
    input,
    count,
    image,
    type,
    architecture: unlisted ? type.architecture : image.architecture,
    interface: planInterface(input, cx),
    devices: planDevices(input, image),
    metadata: metadataOptionsOf(input.MetadataOptions, metadataDefaults(cx), image.requiresTokens),
    tags: planTags(input.TagSpecifications),
    tenancy: oneOf(input.Placement?.Tenancy, 'tenancy', ['default', 'dedicated', 'host']) ?? 'default',
    shutdownBehavior: oneOf(input.InstanceInitiatedShutdownBehavior, 'instanceInitiatedShutdownBehavior', ['stop', 'terminate']) ?? 'stop',
    cpuCredits: oneOf(input.CreditSpecification?.CpuCredits, 'cpuCredits', ['standard', 'unlimited']),
    cores: input.CpuOptions?.CoreCount ?? Math.max(1, Math.floor(type.vcpus / type.threadsPerCore)),
    threadsPerCore: input.CpuOptions?.ThreadsPerCore ?? type.threadsPerCore,
  };
}

function countOf({ MinCount, MaxCount }: RunInstancesRequest): number {
  if (MinCount < 1) throw invalidValue(MinCount, 'minCount', 'Minimum value is 1.');
  if (MaxCount < 1) throw invalidValue(MaxCount, 'maxCount', 'Minimum value is 1.');
  if (MinCount > MaxCount) throw ec2Error('InvalidParameterCombination', 'minCount must be less than or equal to maxCount');
  if (MinCount > MOST_INSTANCES) {
    throw ec2Error(
      'InstanceLimitExceeded',
      `You have requested more instances (${MinCount}) than your current instance limit of ${MOST_INSTANCES} allows for the specified instance type. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.`,
    );
  }
  return Math.min(MaxCount, MOST_INSTANCES);
}

/** What the local cloud has none of, in the words that EC2 has for what is not there. */
function refuseOthers(input: RunInstancesRequest): void {
  const { LaunchTemplate, KeyName, InstanceMarketOptions } = input;
  if (LaunchTemplate?.LaunchTemplateId !== undefined) {
    throw ec2Error(
      'InvalidLaunchTemplateId.NotFound',
      `The specified launch template, with template ID ${LaunchTemplate.LaunchTemplateId}, does not exist.`,
    );
  }
  if (LaunchTemplate?.LaunchTemplateName !== undefined) {
    throw ec2Error(
      'InvalidLaunchTemplateName.NotFoundException',
      `The specified launch template, with template name ${LaunchTemplate.LaunchTemplateName}, does not exist.`,
    );
  }
  if (KeyName !== undefined && KeyName !== '') throw ec2Error('InvalidKeyPair.NotFound', `The key pair '${KeyName}' does not exist`);
  if (InstanceMarketOptions?.MarketType !== undefined) {
    throw ec2Error('UnsupportedOperation', `The local cloud has no instances of the market type ${InstanceMarketOptions.MarketType}.`);
  }
}

function checkUserData(userData: string | undefined): void {
  if (userData === undefined) return;
  if (!/^[A-Za-z0-9+/\s]*={0,2}\s*$/.test(userData)) throw ec2Error('InvalidUserData.Malformed', 'Invalid BASE64 encoding of user data.');
  if (Buffer.from(userData, 'base64').length > LONGEST_USER_DATA) {
    throw ec2Error('InvalidParameterValue', 'User data is limited to 16384 bytes');
  }
}

function otherArchitecture({ architecture }: InstanceTypeFacts, image: ImageFacts): Error {
  return ec2Error(
    'InvalidParameterValue',
    `The architecture '${architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
  );
}
