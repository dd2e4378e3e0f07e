// Actions that parameters decide and that belong to one service each.
import { remembered } from '../remembered.ts';
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import { secretArns } from '../resources/secret-arns.ts';
import type { FoundArn } from '../resources/special-forms.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';
import { elementsOf, firstMember, textMember } from './read-member.ts';
import { SERVICE_LINKED_ROLE_CREATORS } from './service-linked-role-creators.ts';

interface Rule {
  readonly operations: readonly string[];
  readonly reads: readonly string[];
  readonly needs: (call: Call) => readonly NeededAction[];
}

const RULES: readonly Rule[] = [
  {
    // Amazon DynamoDB Developer Guide, "Using IAM with DynamoDB backup and restore": read and write permissions on the target table
    operations: ['dynamodb:RestoreTableToPointInTime', 'dynamodb:RestoreTableFromBackup'],
    reads: ['targetTableName'],
    needs: (call) => {
      const table = textMember(call.event.parameters, 'targetTableName');
      const arn = `arn:${call.partition}:dynamodb:${call.region}:${call.account}:table/${table}`;
      const on: ResourceHint = table === undefined ? { kind: 'unknown' } : { kind: 'arns', arns: [arn] };
      const names = ['BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'];
      return names.flatMap((name) => need(`dynamodb:${name}`, { grade: 'conditional', because: 'event name: the target table', on }));
    },
  },
  {
    // AWS Lambda Developer Guide, "Control access to Lambda function URLs": both actions since October 2025
    operations: ['lambda:InvokeFunctionUrl'],
    reads: [],
    needs: () =>
      need('lambda:InvokeFunction', {
        grade: 'conditional',
        because: 'event name: a call of a function URL',
        context: [['lambda:invokedviafunctionurl', 'true']],
      }),
  },
  {
    // CloudWatch Logs API Reference, PutAccountPolicy, DeleteAccountPolicy: the action of the policy's type
    operations: ['logs:PutAccountPolicy', 'logs:DeleteAccountPolicy'],
    reads: ['policyType'],
    needs: (call) => {
      const type = ACCOUNT_POLICY_TYPES.get(textMember(call.event.parameters, 'policyType') ?? '');
      const verb = call.operation.startsWith('Put') ? 'Put' : 'Delete';
      return type === undefined ? [] : need(`logs:${verb}${type}`, { grade: 'conditional', because: 'requestParameters.policyType' });
    },
  },
  {
    // CloudWatch Logs API Reference, GetLogEvents: the parameter unmask
    operations: ['logs:GetLogEvents', 'logs:FilterLogEvents', 'logs:StartLiveTail'],
    reads: ['unmask'],
    needs: (call) => (isTrue(call, 'unmask') ? need('logs:Unmask', { grade: 'conditional', because: 'requestParameters.unmask' }) : []),
  },
  {
    // AWS Glue API Reference, CreateConnection and the operations that use connections: glue:PassConnection
    operations: ['glue:CreateJob', 'glue:UpdateJob'],
    reads: ['connections'],
    needs: (call) =>
      firstMember(call.event.parameters, ['connections']) === undefined
        ? []
        : need('glue:PassConnection', { grade: 'possible', because: 'requestParameters.connections', on: { kind: 'unknown' } }),
  },
  {
    // API Gateway Developer Guide, "Control access to a REST API with IAM permissions": a resource policy needs an action of its own
    operations: ['apigateway:CreateRestApi'],
    reads: ['policy'],
    needs: (call) =>
      textMember(call.event.parameters, 'policy') === undefined
        ? []
        : need('apigateway:UpdateRestApiPolicy', {
            grade: 'conditional',
            because: 'requestParameters.policy',
            on: { kind: 'arns', arns: [`arn:${call.partition}:apigateway:${call.region}::/restapis/*`], patterns: true },
          }),
  },
  {
    // AWS Secrets Manager API Reference, BatchGetSecretValue: GetSecretValue for each secret, ListSecrets for filters
    operations: ['secretsmanager:BatchGetSecretValue'],
    reads: ['secretIdList', 'filters'],
    needs: (call) => {
      const ids = elementsOf(call.event.parameters.get('secretIdList')).flatMap((id) => (typeof id === 'string' && id !== '' ? [id] : []));
      const filters = elementsOf(call.event.parameters.get('filters')).length > 0;
      return [
        ...need('secretsmanager:GetSecretValue', {
          grade: ids.length > 0 ? 'conditional' : 'possible',
          because: ids.length > 0 ? 'requestParameters.secretIdList' : 'the secrets that the filters find',
          on: secretsHint(ids, call),
        }),
        ...(filters ? need('secretsmanager:ListSecrets', { grade: 'conditional', because: 'requestParameters.filters' }) : []),
      ];
    },
  },
  {
    // Amazon Redshift Management Guide, GetClusterCredentials: creating the user and joining groups
    operations: ['redshift:GetClusterCredentials'],
    reads: ['autoCreate', 'dbGroups', 'clusterIdentifier'],
    needs: (call) => [
      ...(isTrue(call, 'autoCreate')
        ? need('redshift:CreateClusterUser', { grade: 'conditional', because: 'requestParameters.autoCreate' })
        : []),
      ...(firstMember(call.event.parameters, ['dbGroups']) === undefined
        ? []
        : need('redshift:JoinGroup', { grade: 'conditional', because: 'requestParameters.dbGroups', on: groupsHint(call) })),
    ],
  },
];

/** Names and ARNs as GetSecretValue has them in `secretId`. */
function secretsHint(ids: readonly string[], call: Call): ResourceHint {
  if (ids.length === 0) return { kind: 'unknown' };
  const start = `arn:${call.partition}:secretsmanager:${call.region}:${call.account}:secret:`;
  const found = ids.flatMap((id): readonly FoundArn[] =>
    id.startsWith('arn:') ? secretArns(id) : [{ arn: `${start}${id}-*`, pattern: true }],
  );
  const patterns = found.some(({ pattern }) => pattern === true);
  return { kind: 'arns', arns: found.map(({ arn }) => arn), ...(patterns ? { patterns: true as const } : {}) };
}

/** `dbgroup:cluster/group` for each group. */
function groupsHint(call: Call): ResourceHint {
  const cluster = textMember(call.event.parameters, 'clusterIdentifier');
  const groups = elementsOf(firstMember(call.event.parameters, ['dbGroups'])?.value).filter(
    (group) => typeof group === 'string' && group !== '',
  );
  if (cluster === undefined || groups.length === 0) return { kind: 'find' };
  const start = `arn:${call.partition}:redshift:${call.region}:${call.account}:dbgroup:${cluster}`;
  return { kind: 'arns', arns: groups.map((group) => `${start}/${group}`) };
}

const ACCOUNT_POLICY_TYPES: ReadonlyMap<string, string> = new Map([
  ['DATA_PROTECTION_POLICY', 'DataProtectionPolicy'],
  ['SUBSCRIPTION_FILTER_POLICY', 'SubscriptionFilter'],
  ['TRANSFORMER_POLICY', 'Transformer'],
  ['FIELD_INDEX_POLICY', 'IndexPolicy'],
  ['METRIC_EXTRACTION_POLICY', 'MetricExtractionPolicy'],
]);

export function otherConditionalMembers(prefix: string, operation: string): readonly string[] {
  return RULES.filter((rule) => rule.operations.includes(`${prefix}:${operation}`)).flatMap((rule) => rule.reads);
}

export function otherConditionalActions(call: Call): readonly NeededAction[] {
  const { rules, serviceLinkedRole } = ofOperation(call.name);
  return rules.length === 0 ? serviceLinkedRole : [...rules.flatMap((rule) => rule.needs(call)), ...serviceLinkedRole];
}

const ofOperation = remembered((name) => {
  const [prefix = '', operation = ''] = name.split(':');
  const creates = SERVICE_LINKED_ROLE_CREATORS.get(prefix)?.split(' ').includes(operation) === true;
  return {
    rules: RULES.filter((rule) => rule.operations.includes(name)),
    serviceLinkedRole: creates
      ? need('iam:CreateServiceLinkedRole', {
          grade: 'possible',
          because: 'where the service-linked role is not there yet',
          on: { kind: 'unknown' },
        })
      : [],
  };
});

function isTrue(call: Call, name: string): boolean {
  const value = firstMember(call.event.parameters, [name])?.value;
  return value === true || value === 'true';
}
