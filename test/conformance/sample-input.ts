// A plausible input for any operation: every required member, with a value that its name suggests.
import type { Member, ServiceModel, Shape } from '../../src/cloud/model/service-model.ts';

const ACCOUNT = '111111111111';
const DOCUMENT = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::sample/*' }],
});

/** By the end of a member's name, first match. Names as AWS writes them. */
const VALUES: readonly (readonly [RegExp, unknown])[] = [
  [/^(?:RoleArn|SourceIdentityArn)$/, `arn:aws:iam::${ACCOUNT}:role/sample`],
  [/^PolicyArn$/, `arn:aws:iam::${ACCOUNT}:policy/sample`],
  [/^OpenIDConnectProviderArn$/, `arn:aws:iam::${ACCOUNT}:oidc-provider/issuer.example.com`],
  [/^SAMLProviderArn$/, `arn:aws:iam::${ACCOUNT}:saml-provider/sample`],
  [/^(?:PrincipalArn|PolicySourceArn|Arn)$/, `arn:aws:iam::${ACCOUNT}:role/sample`],
  [/^PermissionsBoundary$/, `arn:aws:iam::${ACCOUNT}:policy/sample`],
  [/^VersionId$/, 'v1'],
  [/^ResourceArn$/, `arn:aws:s3:us-east-1:${ACCOUNT}:accesspoint/sample`],
  [/^ServiceSpecificCredentialId$/, 'ACCASAMPLESAMPLE12345'],
  [/^SSHPublicKeyId$/, 'APKASAMPLESAMPLE12345'],
  [/^CertificateId$/, 'SAMPLESAMPLESAMPLESAMPLE'],
  [/^JobId$/, '01234567-89ab-cdef-0123-456789abcdef'],
  [/^EntityPath$/, 'o-sample1234/r-root/111111111111'],
  [/^SAMLMetadataDocument$/, `<EntityDescriptor>${'sample '.repeat(200)}</EntityDescriptor>`],
  [/^TargetPrincipal$/, '222222222222'],
  [/^arn$/, 'arn:aws:iam::aws:policy/root-task/IAMAuditRootUserCredentials'],
  [/^SerialNumber$/, `arn:aws:iam::${ACCOUNT}:mfa/sample`],
  [/(?:ResourceArn|resourceArn|Arn|ARN)$/, `arn:aws:iam::${ACCOUNT}:role/sample`],
  [/^(?:Policy|PolicyDocument|AssumeRolePolicyDocument|Content)$/, DOCUMENT],
  [/^(?:AccountId|TargetId)$/, ACCOUNT],
  [/^AccessKeyId$/, 'AKIARTXV5AHD4GJOAI7U'],
  [/Bucket$/, 'sample-bucket'],
  [/^Key$/, 'sample-key'],
  [/^CopySource$/, 'sample-bucket/other-key'],
  [/^UploadId$/, 'sample-upload'],
  [/^PartNumber$/, 1],
  [/^InstanceId$/, 'i-0123456789abcdef0'],
  [/^InstanceIds$/, ['i-0123456789abcdef0']],
  [/^AssociationId$/, 'iip-assoc-0123456789abcdef0'],
  [/^VpcId$/, 'vpc-0123456789abcdef0'],
  [/^Resource$|^ResourceId$/, 'i-0123456789abcdef0'],
  [/^RoleSessionName$/, 'sample'],
  [/^Url$/, 'https://issuer.example.com'],
  [/^Email$/, 'sample@example.com'],
  [/^ServicePrincipal$|^AWSServiceName$/, 'inspector2.amazonaws.com'],
  [/^AuthenticationCode/, '123456'],
  [/Path$/, '/'],
];

/** Deep enough for any model; recursion ends there. */
const DEEPEST = 6;

const REPOSITORY = `arn:aws:ecr:us-east-1:${ACCOUNT}:repository/sample`;
const DESTINATION = { region: 'eu-west-1', registryId: ACCOUNT };
const SIGNING_PROFILE = `arn:aws:signer:us-east-1:${ACCOUNT}:/signing-profiles/sample`;
const EXPIRY = { selection: { tagStatus: 'any', countType: 'imageCountMoreThan', countNumber: 1 }, action: { type: 'expire' } };

/** What an operation cannot do without, though its model does not require it. */
const NEEDED: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  RunInstances: { ImageId: 'ami-0123456789abcdef0' },
  ModifyInstanceAttribute: { DisableApiTermination: { Value: true } },
  AssociateIamInstanceProfile: { IamInstanceProfile: { Name: 'sample' } },
  ReplaceIamInstanceProfileAssociation: { IamInstanceProfile: { Name: 'sample' } },
  CreateTags: { Tags: [{ Key: 'sample', Value: 'sample' }] },
  CreateRepositoryCreationTemplate: { appliedFor: ['REPLICATION'] },
  PutLifecyclePolicy: { lifecyclePolicyText: JSON.stringify({ rules: [{ rulePriority: 1, ...EXPIRY }] }) },
  PutReplicationConfiguration: { replicationConfiguration: { rules: [{ destinations: [DESTINATION] }] } },
  PutSigningConfiguration: { signingConfiguration: { rules: [{ signingProfileArn: SIGNING_PROFILE }] } },
  StartReplicationBackfill: { destination: DESTINATION },
};

export function sampleInput(model: ServiceModel, operation: string): Record<string, unknown> {
  const { input } = model.operations[operation] ?? {};
  const required = input === undefined ? {} : (sampleShape(model, model.shapes[input], 0) as Record<string, unknown>);
  // A member of this name is something else with every service.
  const resource = model.name === 'ecr' && 'resourceArn' in required ? { resourceArn: REPOSITORY } : {};
  return { ...required, ...resource, ...NEEDED[operation] };
}

function sampleShape(model: ServiceModel, shape: Shape | undefined, depth: number, name = ''): unknown {
  if (shape === undefined || depth > DEEPEST) return {};
  switch (shape.kind) {
    case 'structure':
    case 'error':
      return Object.fromEntries(shape.required.map((name) => [name, sampleMember(model, name, shape.members[name], depth)]));
    case 'union': {
      const [name, member] = Object.entries(shape.members)[0] ?? [];
      return name === undefined ? {} : { [name]: sampleMember(model, name, member, depth) };
    }
    case 'list':
      return [sampleMember(model, name.replace(/s$/, ''), shape.member, depth)];
    case 'map':
      return { sample: sampleMember(model, '', shape.value, depth) };
  }
}

function sampleMember(model: ServiceModel, name: string, member: Member | undefined, depth: number): unknown {
  if (member === undefined) return 'sample';
  const { shape, values } = member;
  if (values?.[0] !== undefined) return values[0];
  const suggested = VALUES.find(([pattern]) => pattern.test(name))?.[1];
  if (shape.startsWith('list:')) return [sampleMember(model, name.replace(/s$/, ''), { shape: shape.slice(5) }, depth + 1)];
  if (shape.startsWith('map:')) return { sample: sampleMember(model, '', { shape: shape.slice(4) }, depth + 1) };
  // AWS requires the ARN of a task policy, which the model does not say.
  if (shape === '#PolicyDescriptorType') return { arn: sampleMember(model, 'arn', { shape: 'string' }, depth + 1) };
  if (shape.startsWith('#')) return sampleShape(model, model.shapes[shape.slice(1)], depth + 1, name);
  switch (shape) {
    case 'string':
      return typeof suggested === 'string' ? suggested : 'sample';
    case 'number':
      return typeof suggested === 'number' ? suggested : 1;
    case 'boolean':
      return true;
    case 'blob':
    case 'stream':
      return Buffer.from('sample');
    case 'document':
      return {};
    default:
      return shape === 'bigint' || shape === 'bigdecimal' ? 1 : new Date(Date.UTC(2026, 0, 1));
  }
}
