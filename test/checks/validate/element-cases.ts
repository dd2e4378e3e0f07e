// Checks of resources, principals, roles and organization policies.
import { bucket, type Case, condition, identity, rcp, resource, trust } from './documents.ts';

const arn = (Resource: string): Case[1] => identity({ Action: '*', Resource });
const oidc = (name: string, ...conditions: readonly object[]): Case[1] =>
  trust({
    Principal: { Federated: name },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: Object.assign({}, ...conditions) },
  });
const github = 'token.actions.githubusercontent.com';
const provider = `arn:aws:iam::111111111111:oidc-provider/${github}`;
const subject = (operator: string, value: string, more: object = {}): Case[1] =>
  trust({
    Principal: { Federated: provider },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { [operator]: { [`${github}:sub`]: value }, StringEquals: { [`${github}:aud`]: 'sts.amazonaws.com', ...more } },
  });
const service = (more: object): Case[1] => resource({ Principal: { Service: 'sns.amazonaws.com' }, ...more });
const pass = (over: object): Case[1] => identity({ Action: 'iam:PassRole', Resource: '*', ...over });
const link = (over: object): Case[1] => identity({ Action: 'iam:CreateServiceLinkedRole', Resource: '*', ...over });
const role = 'arn:aws:iam::111111111111:role/app';
const not = { Resource: undefined, NotResource: role };
const passed = condition('StringEquals', 'iam:PassedToService', 'ec2.amazonaws.com');
const outside = (keys: object, more: object = {}): Case[1] =>
  rcp({ Resource: '*', Action: 's3:*', Condition: { StringNotEqualsIfExists: keys, ...more } });

export const ELEMENT_CASES: readonly Case[] = [
  ['INVALID_ARN_PREFIX', arn('s3:::b'), arn('arn:aws:s3:::b')],
  ['MISSING_ARN_FIELD', arn('arn:aws:s3:b'), arn('arn:aws:s3:::b')],
  ['INVALID_PARTITION', arn('arn:amazon:s3:::b'), arn('arn:aws-cn:s3:::b')],
  ['INVALID_ARN_ACCOUNT', arn('arn:aws:iam::1111:role/a'), arn('arn:aws:iam::*:role/a')],
  ['INVALID_ARN_SERVICE_CASE', arn('arn:aws:S3:::b'), arn('arn:aws:s3:::B')],
  ['INVALID_SERVICE', arn('arn:aws:s33:::b'), arn('arn:aws:s3:::b')],
  ['INVALID_SERVICE', identity(condition('StringEquals', 's33:prefix', 'a')), identity(condition('StringEquals', 's3:authType', 'a'))],
  ['INVALID_ARN_RESOURCE', arn('arn:aws:iam::111111111111:roles/a'), arn('arn:aws:iam::111111111111:r*')],
  ['ARN_REGION_NOT_ALLOWED', arn('arn:aws:iam:us-east-1:111111111111:role/a'), arn('arn:aws:iam:*:111111111111:role/a')],
  ['INVALID_ARN_REGION', arn('arn:aws:sqs:us-east-9:111111111111:q'), arn('arn:aws:sqs:us-east-1:111111111111:q')],
  ['MISSING_ARN_REGION', arn('arn:aws:sqs::111111111111:q'), arn('arn:aws:sqs:*:111111111111:q')],
  ['ARN_ACCOUNT_NOT_ALLOWED', arn('arn:aws:s3::111111111111:b'), arn('arn:aws:s3:us-east-1:111111111111:accesspoint/a')],
  ['MISSING_ARN_ACCOUNT', arn('arn:aws:sqs:us-east-1::q'), arn('arn:aws:ssm:us-east-1::document/AWS-RunShellScript')],
  ['WILDCARD_IN_SERVICE_NAME', arn('arn:aws:s*:::b'), arn('arn:aws:s3:::*')],
  ['UNSUPPORTED_RESOURCE_ARN_IN_POLICY', bucket({ Resource: '*' }), bucket({ Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'] })],
  ['FEDERATED_PRINCIPAL_NOT_SUPPORTED', resource({ Principal: { Federated: 'graph.facebook.com' } }), oidc('graph.facebook.com')],
  [
    'INVALID_FEDERATED_PRINCIPAL_SYNTAX_IN_ROLE_TRUST_POLICY',
    trust({ Principal: { Federated: 'provider' }, Action: 'sts:AssumeRoleWithSAML' }),
    trust({ Principal: { Federated: 'arn:aws:iam::111111111111:saml-provider/p' }, Action: 'sts:AssumeRoleWithSAML' }),
  ],
  ['INVALID_SERVICE_PRINCIPAL_FORMAT', trust({ Principal: { Service: 'ec2' } }), trust({ Principal: { Service: 'ec2.amazonaws.com' } })],
  ['INVALID_ROLE_REFERENCE', resource({ Principal: { AWS: 'AROAEXAMPLE1234567890' } }), resource({})],
  ['INVALID_USER_REFERENCE', resource({ Principal: { AWS: 'AIDAEXAMPLE1234567890' } }), resource({})],
  ['UNSUPPORTED_WILDCARD_IN_PRINCIPAL', resource({ Principal: { AWS: `${role}*` } }), resource({ Principal: { AWS: '*' } })],
  [
    'ALLOW_WITH_NOT_PRINCIPAL',
    resource({ Principal: undefined, NotPrincipal: { AWS: role } }),
    resource({ Effect: 'Deny', Principal: undefined, NotPrincipal: { AWS: role } }),
  ],
  ['ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL', trust({ Principal: undefined, NotPrincipal: { AWS: role } }), trust({})],
  ['ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', trust({ Resource: '*' }), trust({})],
  ['ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL', trust({ Principal: '*' }), trust({ Principal: { AWS: '*' } })],
  [
    'REDUNDANT_PRINCIPAL_IN_ROLE_TRUST_POLICY',
    trust({ Principal: { AWS: [role, 'arn:aws:sts::111111111111:assumed-role/app/s'] } }),
    trust({ Principal: { AWS: [role, 'arn:aws:sts::111111111111:assumed-role/other/s'] } }),
  ],
  ['MISMATCHED_ACTION_FOR_PRINCIPAL', trust({ Principal: { Federated: 'graph.facebook.com' } }), oidc('graph.facebook.com')],
  [
    'MISSING_ACTION_FOR_ROLES_ANYWHERE_TRUST_POLICY',
    trust({ Principal: { Service: 'rolesanywhere.amazonaws.com' } }),
    trust({ Principal: { Service: 'rolesanywhere.amazonaws.com' }, Action: ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'] }),
  ],
  [
    'MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL',
    oidc('graph.facebook.com', { 'aws:RequestedRegion': 'us-east-1' }),
    oidc('graph.facebook.com', { 'graph.facebook.com:app_id': '1' }),
  ],
  ['MISSING_GITHUB_REPO_CONDITION_KEY', oidc(provider, { [`${github}:aud`]: 'sts.amazonaws.com' }), subject('StringLike', 'repo:o/*')],
  [
    'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
    subject('StringLike', 'repo:o/r:*'),
    subject('StringLike', 'repo:o/r:ref:refs/heads/main'),
  ],
  [
    'SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED',
    subject('StringLike', 'repo:o/*:*', { [`${github}:ref`]: 'refs/heads/main' }),
    subject('StringLike', 'repo:o/r:*', { [`${github}:ref`]: 'refs/heads/main' }),
  ],
  ['RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', service({}), service(condition('StringEquals', 'aws:SourceAccount', '111111111111'))],
  ['RESTRICT_ACCESS_TO_SERVICE_PRINCIPAL', service({}), trust({ Principal: { Service: 'sns.amazonaws.com' } })],
  ['RECOMMENDED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL', service(condition('StringEquals', 'aws:Referer', '111111111111')), service({})],
  [
    'UNSUPPORTED_CONDITION_KEY_FOR_SERVICE_PRINCIPAL',
    service(condition('StringEquals', 'aws:PrincipalOrgID', 'o-1')),
    service(condition('StringEqualsIfExists', 'aws:PrincipalOrgID', 'o-1')),
  ],
  ['PASS_ROLE_WITH_STAR_IN_RESOURCE', pass({}), pass(passed)],
  ['PASS_ROLE_WITH_STAR_IN_RESOURCE', pass({ Resource: 'arn:aws:iam::*:role/*' }), pass({ Resource: 'arn:aws:iam::*:role/Service*' })],
  [
    'PASS_ROLE_WITH_STAR_IN_RESOURCE',
    pass(condition('StringEqualsIfExists', 'iam:PassedToService', 'ec2.amazonaws.com')),
    pass({ Effect: 'Deny' }),
  ],
  ['PASS_ROLE_WITH_STAR_IN_ACTION_AND_RESOURCE', pass({ Action: 'iam:Pass*' }), pass({ Action: 'iam:Get*' })],
  [
    'PASS_ROLE_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    pass({ Action: undefined, NotAction: 's3:*' }),
    pass({ Action: undefined, NotAction: 'iam:*' }),
  ],
  ['PASS_ROLE_WITH_NOT_RESOURCE', pass(not), pass({ Resource: role })],
  ['PASS_ROLE_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE', pass({ ...not, Action: 'iam:*' }), pass(not)],
  [
    'PASS_ROLE_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    pass({ ...not, Action: undefined, NotAction: 's3:*' }),
    pass({ ...not, Action: undefined, NotAction: 'iam:PassRole' }),
  ],
  ['CREATE_SLR_WITH_STAR_IN_RESOURCE', link({}), link(condition('StringEquals', 'iam:AWSServiceName', 'ecs.amazonaws.com'))],
  [
    'CREATE_SLR_WITH_STAR_IN_RESOURCE',
    link(condition('StringLike', 'iam:AWSServiceName', '*ecs.amazonaws.com')),
    link({ Resource: 'arn:aws:iam::*:role/aws-service-role/ecs.amazonaws.com/*' }),
  ],
  ['CREATE_SLR_WITH_STAR_IN_ACTION_AND_RESOURCE', link({ Action: 'iam:Create*' }), link({ Action: 'iam:CreateServiceLinkedRole' })],
  [
    'CREATE_SLR_WITH_STAR_IN_RESOURCE_AND_NOT_ACTION',
    link({ Action: undefined, NotAction: 's3:*' }),
    link({ Action: undefined, NotAction: 'iam:*' }),
  ],
  ['CREATE_SLR_WITH_NOT_RESOURCE', link(not), link({ Resource: role })],
  ['CREATE_SLR_WITH_STAR_IN_ACTION_AND_NOT_RESOURCE', link({ ...not, Action: '*' }), link(not)],
  [
    'CREATE_SLR_WITH_NOT_ACTION_AND_NOT_RESOURCE',
    link({ ...not, Action: undefined, NotAction: 's3:*' }),
    link({ ...not, Action: undefined, NotAction: '*' }),
  ],
  ['RCP_SYNTAX_ERROR_ACTION', rcp({ Action: 'lambda:*', Resource: '*' }), rcp({ Action: 'sqs:*', Resource: '*' })],
  ['RCP_SYNTAX_ERROR_ACTION', rcp({ Action: '*', Resource: '*' }), rcp({ Effect: 'Allow', Action: '*', Resource: '*' })],
  ['RCP_SYNTAX_ERROR_ALLOW', rcp({ Effect: 'Allow' }), rcp({ Effect: 'Allow', Action: '*', Resource: '*' })],
  ['RCP_SYNTAX_ERROR_NOTACTION', rcp({ Action: undefined, NotAction: 's3:*' }), rcp({})],
  ['RCP_SYNTAX_ERROR_PRINCIPAL', rcp({ Principal: { AWS: '111111111111' } }), rcp({})],
  [
    'RCP_MISSING_RELATED_PRINCIPAL_CONDITION_KEY',
    outside({ 'aws:PrincipalOrgID': 'o-1' }),
    outside({ 'aws:PrincipalOrgID': 'o-1' }, { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }),
  ],
  [
    'RCP_MISSING_RELATED_SERVICE_PRINCIPAL_CONDITION_KEY',
    outside({ 'aws:SourceOrgID': 'o-1' }),
    outside({ 'aws:SourceOrgID': 'o-1' }, { BoolIfExists: { 'aws:PrincipalIsAWSService': true } }),
  ],
  [
    'RCP_MISSING_SERVICE_CONDITION_KEY_NULL_CHECK',
    outside({ 'aws:SourceOrgID': 'o-1' }),
    outside({ 'aws:SourceOrgID': 'o-1' }, { Null: { 'aws:SourceAccount': 'false' } }),
  ],
];
