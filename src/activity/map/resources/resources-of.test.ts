// The resources of calls as AWS documents them, over the services.
import { describe, expect, test } from 'vitest';
import { eventFactsOf } from '../../../../test/activity/event-facts-of.ts';
import { COMPUTE_ROWS } from '../../../../test/activity/resource-rows/compute-rows.ts';
import { DATA_ROWS } from '../../../../test/activity/resource-rows/data-rows.ts';
import { wholeArn } from '../../../../test/activity/resource-rows/resource-row.ts';
import type { ResourceRow } from '../../../../test/activity/resource-rows/resource-row.ts';
import { SECURITY_ROWS } from '../../../../test/activity/resource-rows/security-rows.ts';
import { SEVERAL_TYPES_ROWS } from '../../../../test/activity/resource-rows/several-types-rows.ts';
import type { EventFacts } from '../actions/event-facts.ts';
import { prefixOfEventSource } from '../actions/event-source.ts';
import { resourcesOf } from './resources-of.ts';

const ROWS = [...COMPUTE_ROWS, ...DATA_ROWS, ...SECURITY_ROWS, ...SEVERAL_TYPES_ROWS];

function factsOf({ event, parameters, listed = [] }: ResourceRow): EventFacts {
  const [source = '', eventName = ''] = event.split(' ');
  return eventFactsOf({ eventSource: `${source}.amazonaws.com`, eventName, parameters, resources: listed.map(wholeArn) });
}

describe('resources that AWS documents', () => {
  test.each(ROWS.map((row) => [`${row.event} ${JSON.stringify(row.parameters).slice(0, 60)}`, row] as const))('%s', (_, row) => {
    const [source = '', eventName = ''] = row.event.split(' ');
    const action = row.action ?? `${prefixOfEventSource(`${source}.amazonaws.com`)}:${eventName}`;
    const arns = row.arns.map(wholeArn);
    const patterns = arns.some((arn) => arn !== '*' && /\*/u.test(arn));
    const found = resourcesOf(factsOf(row), action);
    expect({ ...found, arns: found.arns.toSorted() }).toEqual({
      arns: arns.toSorted(),
      known: true,
      ...(patterns ? { patterns: true } : {}),
    });
  });

  test('the table has at least 120 rows of 40 services', () => {
    expect(ROWS.length).toBeGreaterThanOrEqual(120);
    expect(new Set(ROWS.map(({ event }) => event.split(' ')[0])).size).toBeGreaterThanOrEqual(40);
  });
});

describe('what the event does not tell', () => {
  const BALANCER = 'arn:aws:elasticloadbalancing:us-east-1:111111111111:loadbalancer/app/web/0123';
  const GLUE = 'arn:aws:glue:us-east-1:111111111111';

  test.each<[string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['athena GetQueryExecution', { queryExecutionId: 'q' }, ['*']],
    ['athena GetQueryResults', { queryExecutionId: 'q' }, ['*']],
    ['athena ListNotebookSessions', { notebookId: 'n' }, ['*']],
    ['wafv2 AssociateWebACL', { resourceArn: BALANCER }, [BALANCER, 'arn:aws:wafv2:us-east-1:111111111111:*/webacl/*/*']],
    ['glue UpdateTable', { databaseName: 'db' }, [`${GLUE}:catalog`, `${GLUE}:database/db`, `${GLUE}:table/db/*`]],
    [
      'glue DeleteDatabase',
      { name: 'db' },
      [`${GLUE}:catalog`, `${GLUE}:database/db`, `${GLUE}:table/db/*`, `${GLUE}:userDefinedFunction/db/*`],
    ],
  ])('%s %j', (event, parameters, arns) => {
    const [source = '', eventName = ''] = event.split(' ');
    const facts = eventFactsOf({ eventSource: `${source}.amazonaws.com`, eventName, parameters });
    const found = resourcesOf(facts, `${source}:${eventName}`);
    expect(found.known).toBe(false);
    expect(found.arns.toSorted()).toEqual([...arns].toSorted());
  });

  test('of what resources[] lacks', () => {
    const listed = 'arn:aws:kms:us-east-1:111111111111:key/1234';
    const facts = eventFactsOf({ eventSource: 'kms.amazonaws.com', eventName: 'CreateAlias', resources: [listed] });
    expect(resourcesOf(facts, 'kms:CreateAlias')).toEqual({
      arns: ['arn:aws:kms:us-east-1:111111111111:alias/*', listed],
      known: false,
      patterns: true,
    });
  });
});

describe('a `*` in what the event names is a character', () => {
  const ROLE = 'arn:aws:iam::*:role/*';
  const SECRET = 'arn:aws:secretsmanager:us-east-1:111111111111:secret:*';

  test.each<[string, string, Readonly<Record<string, unknown>>, readonly string[]]>([
    ['s3 GetObject', 's3:GetObject', { bucketName: 'a', key: 'backups/2026-*.tar' }, ['arn:aws:s3:::a/backups/2026-*.tar']],
    ['ssm GetParameter', 'ssm:GetParameter', { name: '/app/*' }, ['arn:aws:ssm:us-east-1:111111111111:parameter/app/*']],
    ['secretsmanager GetSecretValue', 'secretsmanager:GetSecretValue', { secretId: SECRET }, [SECRET]],
    ['sts AssumeRole', 'sts:AssumeRole', { roleArn: ROLE }, [ROLE]],
  ])('%s', (event, action, parameters, arns) => {
    expect(resourcesOf(factsOf({ event, parameters, arns: [] }), action)).toEqual({ arns, known: true });
  });

  test('where others of the name are open, it is not known which', () => {
    const facts = factsOf({ event: 'secretsmanager GetSecretValue', parameters: { secretId: 'a*' }, arns: [] });
    expect(resourcesOf(facts, 'secretsmanager:GetSecretValue')).toEqual({ arns: ['*'], known: false });
  });
});
