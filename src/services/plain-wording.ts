// Error codes of services that add nothing but their code and status to the general rules.
import type { ServiceRules } from '../evaluate/service-rules.ts';

const JSON_PROTOCOL = ['dynamodb', 'secretsmanager', 'ssm', 'logs'];
const QUERY_PROTOCOL = ['cloudformation', 'elasticloadbalancing', 'autoscaling', 'cloudfront', 'route53'];
const REST_JSON = ['lambda', 'inspector2', 'bedrock', 'apigateway'];

const ACCOUNT_IN_ARN = /(?<=^[^:]*:[^:]*:[^:]*:[^:]*:)\d{8}(?=\d{4}:)/;

export const plainWording: readonly (readonly [string, ServiceRules])[] = [
  ...JSON_PROTOCOL.map((service) => [service, { wording: { code: 'AccessDeniedException', httpStatus: 400 } }] as const),
  ...QUERY_PROTOCOL.map((service) => [service, { wording: { code: 'AccessDenied', httpStatus: 403 } }] as const),
  ...REST_JSON.map((service) => [service, { wording: { code: 'AccessDeniedException', httpStatus: 403 } }] as const),
  // The data plane of API Gateway shows only the last four digits of the account.
  [
    'execute-api',
    { wording: { code: 'AccessDeniedException', httpStatus: 403, resource: (arn) => arn.replace(ACCOUNT_IN_ARN, '********') } },
  ],
];
