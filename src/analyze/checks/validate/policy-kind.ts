// What is told of a policy beside its text: its type, and the type of the resource that it is attached to.

export const POLICY_KINDS = ['IDENTITY_POLICY', 'RESOURCE_POLICY', 'SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const;

export type PolicyKind = (typeof POLICY_KINDS)[number];

/** Resource types that ValidatePolicy has checks of their own for (IAM Access Analyzer API reference, ValidatePolicy). */
export const VALIDATED_RESOURCE_TYPES = [
  'AWS::S3::Bucket',
  'AWS::S3::AccessPoint',
  'AWS::S3::MultiRegionAccessPoint',
  'AWS::S3ObjectLambda::AccessPoint',
  'AWS::IAM::AssumeRolePolicyDocument',
  'AWS::DynamoDB::Table',
] as const;

export type ValidatedResourceType = (typeof VALIDATED_RESOURCE_TYPES)[number];
