// The actions of DynamoDB's operations that hold several others: PartiQL statements and transactions.
import { need } from './action-need.ts';
import type { Call } from './call.ts';
import type { NeededAction, ResourceHint } from './needed-action.ts';
import { elementsOf, memberOf, textMember, textOf } from './read-member.ts';

/** PartiQL's first word → action. Amazon DynamoDB Developer Guide, "IAM security policies with PartiQL for DynamoDB". */
const STATEMENT_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['select', 'dynamodb:PartiQLSelect'],
  ['insert', 'dynamodb:PartiQLInsert'],
  ['update', 'dynamodb:PartiQLUpdate'],
  ['delete', 'dynamodb:PartiQLDelete'],
]);

/** Member of an entry of `transactItems` → action. Amazon DynamoDB Developer Guide, "Amazon DynamoDB Transactions: How it works". */
const TRANSACTION_ACTIONS: ReadonlyMap<string, string> = new Map([
  ['conditionCheck', 'dynamodb:ConditionCheckItem'],
  ['put', 'dynamodb:PutItem'],
  ['update', 'dynamodb:UpdateItem'],
  ['delete', 'dynamodb:DeleteItem'],
  ['get', 'dynamodb:GetItem'],
]);

const WANTED: ReadonlyMap<string, readonly string[]> = new Map([
  ['ExecuteStatement', ['statement']],
  ['BatchExecuteStatement', ['statements']],
  ['ExecuteTransaction', ['transactStatements']],
  ['TransactWriteItems', ['transactItems']],
  ['TransactGetItems', ['transactItems']],
]);

export function membersOfDynamoDbActions(operation: string): readonly string[] {
  return WANTED.get(operation) ?? [];
}

/** Undefined for operations that hold no others. */
export function dynamoDbActions(call: Call): readonly NeededAction[] | undefined {
  const [wanted] = membersOfDynamoDbActions(call.operation);
  if (wanted === undefined) return undefined;
  if (wanted === 'transactItems') return transactionActions(call);
  const value = call.event.parameters.get(wanted);
  const statements =
    wanted === 'statement' ? [textMember(call.event.parameters, wanted)] : elementsOf(value).map((entry) => textOf(entry, 'statement'));
  const known = statements.flatMap((statement) => statementAction(statement, call));
  return known.length > 0 ? known : anyOf(STATEMENT_ACTIONS, `requestParameters.${wanted} is not in the event`);
}

function transactionActions(call: Call): readonly NeededAction[] {
  const entries = elementsOf(call.event.parameters.get('transactItems'));
  const known = entries.flatMap((entry) =>
    [...TRANSACTION_ACTIONS].flatMap(([name, action]) => {
      const item = memberOf(entry, name);
      if (item === undefined || item === null) return [];
      return need(action, {
        grade: 'core',
        because: `requestParameters.transactItems.${name}`,
        on: tableHint(textOf(item, 'tableName'), call),
      });
    }),
  );
  if (known.length > 0) return known;
  if (call.operation === 'TransactGetItems') return need('dynamodb:GetItem', { grade: 'core', because: 'event name' });
  const written = new Map([...TRANSACTION_ACTIONS].filter(([name]) => name !== 'get'));
  return anyOf(written, 'requestParameters.transactItems is not in the event');
}

/** One of these was checked, and which of them the event does not tell. */
function anyOf(actions: ReadonlyMap<string, string>, because: string): readonly NeededAction[] {
  return [...actions.values()].flatMap((action) => need(action, { grade: 'possible', because }));
}

function statementAction(statement: string | undefined, call: Call): readonly NeededAction[] {
  const verb = /^\s*(\w+)/.exec(statement ?? '')?.[1]?.toLowerCase() ?? '';
  const action = STATEMENT_ACTIONS.get(verb);
  if (action === undefined) return [];
  const [, quoted, bare, index] = /\b(?:from|into|update)\s+(?:"([^"]+)"|([\w.-]+))(?:\."([\w.-]+)")?/i.exec(statement ?? '') ?? [];
  return need(action, { grade: 'core', because: `${verb.toUpperCase()} in the statement`, on: tableHint(quoted ?? bare, call, index) });
}

function tableHint(table: string | undefined, call: Call, index?: string): ResourceHint {
  if (table === undefined) return { kind: 'find' };
  const arn = table.startsWith('arn:') ? table : `arn:${call.partition}:dynamodb:${call.region}:${call.account}:table/${table}`;
  return { kind: 'arns', arns: [index === undefined ? arn : `${arn}/index/${index}`] };
}
