// Which KMS actions calls of services need on the key that they name, other than S3's.

export interface KmsRule {
  readonly service: string;
  /** Absent: all operations. */
  readonly operations?: readonly string[];
  /** Where the key stands in the parameters, in lower camel case and through lists: the first place that there is. */
  readonly keys: readonly string[];
  /** Only if one of these parameters is there and not `false`. */
  readonly given?: readonly string[];
  /** Checked for each call that names a key. */
  readonly certain: readonly string[];
  readonly possible?: readonly string[];
  /** May be checked though the call names no key. */
  readonly withoutKey?: readonly string[];
}

export const KMS_RULES: readonly KmsRule[] = [
  {
    // Amazon EBS User Guide, "Amazon EBS encryption": permissions for IAM users
    service: 'ec2',
    operations: ['CreateVolume', 'CopySnapshot', 'CopyImage', 'ImportSnapshot', 'ImportImage'],
    keys: ['kmsKeyId'],
    certain: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
    possible: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
  },
  {
    // The same for the volumes that are made with an instance
    service: 'ec2',
    operations: ['RunInstances'],
    keys: ['blockDeviceMapping.ebs.kmsKeyId'],
    certain: ['kms:CreateGrant', 'kms:DescribeKey', 'kms:GenerateDataKeyWithoutPlaintext'],
    possible: ['kms:Decrypt', 'kms:ReEncryptFrom', 'kms:ReEncryptTo'],
  },
  {
    // Amazon RDS User Guide, "AWS KMS key management": the two actions that creating encrypted resources needs
    service: 'rds',
    keys: ['kmsKeyId', 'masterUserSecretKmsKeyId'],
    certain: ['kms:CreateGrant', 'kms:DescribeKey'],
    possible: ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  {
    // AWS Secrets Manager User Guide, "Secret encryption and decryption": permissions for the KMS key
    service: 'secretsmanager',
    operations: ['CreateSecret', 'UpdateSecret'],
    keys: ['kmsKeyId'],
    certain: ['kms:GenerateDataKey', 'kms:Decrypt'],
  },
  { service: 'secretsmanager', operations: ['PutSecretValue'], keys: [], certain: [], withoutKey: ['kms:GenerateDataKey', 'kms:Decrypt'] },
  { service: 'secretsmanager', operations: ['GetSecretValue', 'BatchGetSecretValue'], keys: [], certain: [], withoutKey: ['kms:Decrypt'] },
  // AWS Systems Manager User Guide, "AWS KMS encryption for AWS Systems Manager Parameter Store SecureString parameters"
  { service: 'ssm', operations: ['PutParameter'], keys: ['keyId'], certain: ['kms:Encrypt'], possible: ['kms:GenerateDataKey'] },
  {
    service: 'ssm',
    operations: ['GetParameter', 'GetParameters', 'GetParametersByPath', 'GetParameterHistory'],
    keys: [],
    given: ['withDecryption'],
    certain: [],
    withoutKey: ['kms:Decrypt'],
  },
  {
    // Amazon DynamoDB Developer Guide, "DynamoDB encryption at rest: usage notes": authorizing use of a customer managed key
    service: 'dynamodb',
    operations: ['CreateTable', 'UpdateTable', 'RestoreTableFromBackup', 'RestoreTableToPointInTime'],
    keys: ['sSESpecification.kMSMasterKeyId', 'sSESpecificationOverride.kMSMasterKeyId'],
    certain: ['kms:CreateGrant', 'kms:DescribeKey'],
    possible: ['kms:Decrypt', 'kms:GenerateDataKey'],
  },
  {
    // Amazon EFS User Guide, "Encrypting data at rest": the key policy and permissions for the creator
    service: 'elasticfilesystem',
    operations: ['CreateFileSystem'],
    keys: ['kmsKeyId'],
    certain: ['kms:CreateGrant', 'kms:DescribeKey'],
    possible: ['kms:GenerateDataKeyWithoutPlaintext'],
  },
];
