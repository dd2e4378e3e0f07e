// The condition keys that tell of the VPC endpoint through which a request comes.
import type { AccountFacts } from '../model/account.ts';
import type { ContextValue } from '../model/request.ts';
import type { VpcEndpoint } from './estate.ts';

/** IAM User Guide, AWS global condition context keys: the services that support aws:VpceAccount and aws:VpceOrgPaths. */
const OWNER_SERVICES: ReadonlySet<string> = new Set(
  (
    'acm-pca applicationinsights apprunner athena cloudformation comprehendmedical compute-optimizer datasync discovery dynamodb ebs ecr ecs ' +
    'firehose gamelift healthlake iam iotfleetwise iotwireless kinesisanalytics kms lambda medical-imaging omics payment-cryptography polly ' +
    'rbin rekognition route53 s3 scheduler servicediscovery servicequotas shield ssm-contacts storagegateway textract transcribe transfer'
  ).split(' '),
);

/** The same page: the services that support aws:VpceOrgID only. */
const ORGANIZATION_SERVICES: ReadonlySet<string> = new Set(
  'b2bi cassandra cognito-identity dms ds-data identitystore iottwinmaker network-firewall pricing ses sms-voice sqs workmail'.split(' '),
);

/** `owner` is the endpoint's account. Keys are lower case. */
export function endpointContext(action: string, endpoint: VpcEndpoint, owner: AccountFacts): ReadonlyMap<string, ContextValue> {
  const name = action.toLowerCase();
  const service = name.slice(0, name.indexOf(':'));
  const context = new Map<string, ContextValue>();
  if (endpoint.vpc !== undefined) context.set('aws:sourcevpc', endpoint.vpc);
  if (name === 'iam:passrole') return context;
  const { organization } = owner;
  const full = OWNER_SERVICES.has(service);
  if (full) context.set('aws:vpceaccount', owner.id);
  if (organization !== undefined && (full || ORGANIZATION_SERVICES.has(service))) context.set('aws:vpceorgid', organization.id);
  if (organization !== undefined && full) context.set('aws:vpceorgpaths', [organization.path]);
  return context;
}
