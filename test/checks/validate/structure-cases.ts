// Checks of the document, its elements, actions and size.
import { bucket, type Case, condition, identity, rcp, resource, scp, trust, whole } from './documents.ts';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };
const long = { Resource: Array.from({ length: 400 }, (_, i) => `arn:aws:s3:::bucket-number-${i}-of-many/*`) };
const longer = { Resource: Array.from({ length: 800 }, (_, i) => `arn:aws:s3:::bucket-number-${i}-of-many/*`) };

export const STRUCTURE_CASES: readonly Case[] = [
  ['JSON_SYNTAX_ERROR', whole('IDENTITY_POLICY', '{"Version":}'), identity({})],
  ['DATA_TYPE_MISMATCH', identity({ Effect: {} }), identity({})],
  ['DATA_TYPE_MISMATCH', whole('IDENTITY_POLICY', { Version: 2012, Statement: [statement] }), identity({})],
  ['INVALID_POLICY_ELEMENT', identity({ Actions: 's3:GetObject' }), identity({ Sid: 'Actions' })],
  ['MISSING_STATEMENT', whole('IDENTITY_POLICY', { Version: '2012-10-17' }), identity({})],
  ['INVALID_VERSION', whole('IDENTITY_POLICY', { Version: '2012-10-18', Statement: [statement] }), identity({})],
  ['MISSING_VERSION', whole('IDENTITY_POLICY', { Statement: [statement] }), identity({})],
  ['MISSING_EFFECT', identity({ Effect: undefined }), identity({})],
  ['INVALID_EFFECT', identity({ Effect: 'allow' }), identity({ Effect: 'Deny' })],
  ['MISSING_ACTION', identity({ Action: undefined }), identity({ Action: undefined, NotAction: 's3:GetObject' })],
  ['MISSING_RESOURCE', identity({ Resource: undefined }), trust({})],
  ['MISSING_PRINCIPAL', resource({ Principal: undefined }), identity({})],
  ['UNSUPPORTED_PRINCIPAL', identity({ Principal: '*' }), resource({ Principal: '*' })],
  ['SCP_SYNTAX_ERROR_PRINCIPAL', scp({ Principal: '*' }), scp({})],
  ['UNSUPPORTED_ELEMENT_COMBINATION', identity({ NotAction: 's3:PutObject' }), identity({})],
  ['INVALID_PRINCIPAL_FORMAT', resource({ Principal: '111111111111' }), resource({ Principal: { AWS: '111111111111' } })],
  ['INVALID_PRINCIPAL_FORMAT', resource({ Principal: { AWS: 'alice' } }), resource({ Principal: { AWS: '*' } })],
  ['INVALID_PRINCIPAL_KEY', resource({ Principal: { aws: '111111111111' } }), resource({})],
  ['UNSUPPORTED_SID', identity({ Sid: 'with space' }), resource({ Sid: 'with space' })],
  ['UNIQUE_SIDS_REQUIRED', identity({ Sid: 'A' }, { Sid: 'A' }), identity({ Sid: 'A' }, { Sid: 'a' })],
  ['UNIQUE_SIDS_RECOMMENDED', resource({ Sid: 'A' }, { Sid: 'A' }), resource({ Sid: '' }, { Sid: '' })],
  ['EMPTY_SID_VALUE', trust({ Sid: '' }), trust({ Sid: 'A' })],
  ['POLICY_SIZE_EXCEEDS_IDENTITY_POLICY_QUOTA', identity(long), identity({})],
  ['POLICY_SIZE_EXCEEDS_RESOURCE_POLICY_QUOTA', resource(longer), resource(long)],
  ['POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA', trust({ Principal: { AWS: Array(200).fill('111111111111') } }), trust({})],
  ['POLICY_SIZE_EXCEEDS_SCP_QUOTA', scp(long), scp({})],
  ['POLICY_SIZE_EXCEEDS_RCP_QUOTA', rcp(long), rcp({})],
  ['INVALID_ACTION', identity({ Action: 's3:ListBuckets' }), identity({ Action: 's3:ListAllMyBuckets', Resource: '*' })],
  ['INVALID_ACTION', identity({ Action: ['s3:GetObject', 's3:Fetch*'] }), identity({ Action: 's3:*et*' })],
  ['INVALID_SERVICE_IN_ACTION', identity({ Action: 's33:GetObject' }), identity({ Action: 'S3:GetObject' })],
  ['WILDCARD_IN_SERVICE_NAME', identity({ Action: 's*:GetObject' }), identity({ Action: '*' })],
  ['UNSUPPORTED_ACTION_IN_POLICY', bucket({ Action: 'kms:Decrypt' }), bucket({ Action: 's3:*' })],
  ['SCP_SYNTAX_ERROR_ACTION_WILDCARD', legacy('s3:*Object'), legacy('s3:Get*')],
  ['SCP_SYNTAX_ERROR_ACTION_WILDCARD', legacy('s3:*Object'), scp({ Action: 's3:*Object' })],
  ['EMPTY_ARRAY_ACTION', identity({ Action: [] }), identity({ Action: ['s3:GetObject'] })],
  ['EMPTY_ARRAY_RESOURCE', identity({ Resource: [] }), identity({ Resource: [1] })],
  ['EMPTY_ARRAY_PRINCIPAL', resource({ Principal: { AWS: [] } }), resource({ Principal: {} })],
  ['EMPTY_OBJECT_PRINCIPAL', resource({ Principal: {} }), resource({ Principal: { AWS: [] } })],
  ['EMPTY_OBJECT_CONDITION', identity({ Condition: {} }), identity({})],
  ['EMPTY_OBJECT_CONDITION', identity({ Condition: { Bool: {} } }), identity(condition('Bool', 'aws:SecureTransport', 'true'))],
  ['REDUNDANT_ACTION', identity({ Action: ['s3:Get*', 's3:getObject'] }), identity({ Action: ['s3:Get*', 's3:*Acl'] })],
  [
    'REDUNDANT_RESOURCE',
    identity({ Resource: ['arn:aws:s3:::b*', 'arn:aws:s3:::b/*'] }),
    identity({ Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::B'] }),
  ],
  ['REDUNDANT_STATEMENT', identity({ Sid: 'A' }, { Sid: 'B', Action: ['s3:getobject'] }), identity({}, { Effect: 'Deny' })],
];

function legacy(action: string): ReturnType<typeof scp> {
  const { text, options } = scp({ Action: action });
  return { text, options: { ...options, legacyScp: true } };
}
