// Which resources can carry a policy, and the command that fetches the policy of one.
import { type Arn, parseArn } from '../model/arn.ts';
import { fileNamedAfter, shellWord } from './shell-word.ts';

type Command = (arn: string, parts: Arn) => string | undefined;

/** By the service part of the ARN. Undefined for resources of the service that carry none. */
const COMMANDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['s3', (_, parts) => s3Command(parts)],
  [
    'kms',
    (arn, { resource }) =>
      resource.startsWith('key/') ? `kms get-key-policy --policy-name default --key-id ${shellWord(arn)}` : undefined,
  ],
  ['sqs', (_, parts) => `sqs get-queue-attributes --attribute-names All --queue-url ${shellWord(queueUrl(parts))}`],
  ['sns', (arn) => `sns get-topic-attributes --topic-arn ${shellWord(arn)}`],
  [
    'ecr',
    (_, { account, resource }) =>
      named(resource, 'repository/', (name) => `ecr get-repository-policy --registry-id ${account} --repository-name ${name}`),
  ],
  ['lambda', (arn, { resource }) => (resource.startsWith('function:') ? `lambda get-policy --function-name ${shellWord(arn)}` : undefined)],
  [
    'secretsmanager',
    (arn, { resource }) =>
      resource.startsWith('secret:') ? `secretsmanager get-resource-policy --secret-id ${shellWord(arn)}` : undefined,
  ],
  [
    'elasticfilesystem',
    (_, { resource }) => named(resource, 'file-system/', (id) => `efs describe-file-system-policy --file-system-id ${id}`),
  ],
  [
    'dynamodb',
    (arn, { resource }) => (resource.startsWith('table/') ? `dynamodb get-resource-policy --resource-arn ${shellWord(arn)}` : undefined),
  ],
  [
    'kinesis',
    (arn, { resource }) => (resource.startsWith('stream/') ? `kinesis get-resource-policy --resource-arn ${shellWord(arn)}` : undefined),
  ],
  ['events', (_, { resource }) => named(resource, 'event-bus/', (name) => `events describe-event-bus --name ${name}`)],
  [
    'backup',
    (_, { resource }) => named(resource, 'backup-vault:', (name) => `backup get-backup-vault-access-policy --backup-vault-name ${name}`),
  ],
]);

/** AWS services that work with IAM: those whose resources can have policies, beside the ones above. */
const OTHERS: ReadonlySet<string> = new Set([
  'acm-pca',
  'apigateway',
  'aoss',
  'bedrock',
  'cloudtrail',
  'codeartifact',
  'codebuild',
  'ecr-public',
  'es',
  'execute-api',
  'glacier',
  'glue',
  'iot',
  'lex',
  'logs',
  'mediastore',
  'network-firewall',
  'redshift-serverless',
  's3-object-lambda',
  's3-outposts',
  's3express',
  's3tables',
  's3vectors',
  'schemas',
  'serverlessrepo',
  'ses',
  'signer',
  'ssm-incidents',
  'vpc-lattice',
]);

/**
 * How to supply the policy of a resource: a command whose answer the estate reads, or the form to write. Undefined if the
 * resource is of a kind that has no policy, or no particular resource (`repository/*`).
 */
export function policyCommand(arn: string): string | undefined {
  const parts = parseArn(arn);
  if (parts === undefined || /[*?]/.test(arn)) return undefined;
  if (OTHERS.has(parts.service)) return `a file with \`{ "resource": "${arn}", "policy": … }\``;
  const command = COMMANDS.get(parts.service)?.(arn, parts);
  if (command === undefined) return undefined;
  const region = parts.region === '' ? '' : ` --region ${shellWord(parts.region)}`;
  return `aws ${command}${region} > ${fileNamedAfter(arn)}`;
}

function s3Command({ account, resource }: Arn): string | undefined {
  if (account === '') return resource.includes('/') ? undefined : `s3api get-bucket-policy --bucket ${shellWord(resource)}`;
  return named(resource, 'accesspoint/', (name) => `s3control get-access-point-policy --account-id ${account} --name ${name}`);
}

function queueUrl({ partition, region, account, resource }: Arn): string {
  return `https://sqs.${region}.${partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com'}/${account}/${resource}`;
}

function named(resource: string, prefix: string, command: (name: string) => string): string | undefined {
  return resource.startsWith(prefix) ? command(shellWord(resource.slice(prefix.length))) : undefined;
}
