// Chains from outside: each hop is a request that the evaluator allows, and nothing is reached that a role may not.
import { expect, test } from 'vitest';
import { explainRequest } from '../../src/explain/explain-request.ts';
import { serviceRules } from '../../src/services/service-rules-table.ts';
import { analyzed, estateWith, type Json, OTHER, OWN, policy, SIBLING } from './analyzed.ts';

const role = (account: string, name: string): string => `arn:aws:iam::${account}:role/${name}`;
const may = (Action: string | readonly string[], Resource: string): Json => ({ name: 'own', document: policy({ Action, Resource }) });
const trusting = (AWS: string): Json => policy({ Principal: { AWS }, Action: 'sts:AssumeRole' });

const FUNCTION = `arn:aws:lambda:us-east-1:${OWN}:function:f`;
const SECRET = `arn:aws:secretsmanager:us-east-1:${SIBLING}:secret:s-AbCdEf`;

const estate = estateWith({
  roles: [
    { name: 'entry', trust: trusting(OTHER), policies: [may('sts:AssumeRole', role(SIBLING, 'next'))] },
    { name: 'closed', trust: trusting(role(OWN, 'nobody')), policies: [may('*', '*')] },
    {
      name: 'lambda',
      trust: policy({ Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }),
      policies: [may('s3:GetObject', '*')],
    },
  ],
  resources: [
    { arn: 'arn:aws:s3:::b' },
    {
      arn: FUNCTION,
      policy: policy({
        Principal: '*',
        Action: 'lambda:InvokeFunctionUrl',
        Resource: FUNCTION,
        Condition: { StringEquals: { 'lambda:FunctionUrlAuthType': 'NONE' } },
      }),
      lambda: { role: role(OWN, 'lambda'), urlAuth: 'NONE' },
    },
  ],
  accounts: [
    {
      id: SIBLING,
      roles: [
        { name: 'next', trust: trusting(role(OWN, 'entry')), policies: [may('secretsmanager:GetSecretValue', '*')] },
        { name: 'asleep', trust: trusting(OWN), policies: [may('*', '*')] },
      ],
      resources: [{ arn: SECRET }, { arn: `arn:aws:sqs:us-east-1:${SIBLING}:q` }],
    },
  ],
});

test('through a role to another, and through the URL of a function to what its role reads', () => {
  const { paths, coverage } = analyzed(estate, 'organization');
  const told = paths.map(({ from, hops, reaches }) => [
    Object.values(from)[0],
    hops.map(({ kind, role: as }) => `${kind} ${as}`).join(', '),
    reaches.map(({ resource, actions }) => `${resource} ${actions.join()}`).join(', '),
  ]);
  expect(told).toEqual([
    [OTHER, `assume ${role(OWN, 'entry')}`, ''],
    [OTHER, `assume ${role(OWN, 'entry')}, assume ${role(SIBLING, 'next')}`, `${SECRET} secretsmanager:GetSecretValue`],
    ['*', `invoke ${role(OWN, 'lambda')}`, 'arn:aws:s3:::b s3:GetObject'],
  ]);
  expect(coverage.pathsComplete).toBe(true);
});

test('every hop behind the first, and every reach, is allowed when it is explained', () => {
  const { paths } = analyzed(estate, 'organization');
  const around = { managedPolicy: () => undefined, rules: serviceRules };
  let proofs = 0;
  for (const { hops, reaches } of paths) {
    const last = hops.at(-1)?.role ?? '';
    const reached = reaches.flatMap(({ resource, actions }) =>
      actions.map((action) => ({ principal: last, action, resource: resource.startsWith('arn:aws:s3') ? `${resource}/x` : resource })),
    );
    for (const { principal, action, resource } of [...hops.slice(1).map(({ proof }) => proof), ...reached]) {
      const explained = explainRequest(estate, { principal, action, resource }, around);
      expect([principal, action, resource, explained.ok && explained.value.decision]).toEqual([principal, action, resource, 'allow']);
      proofs++;
    }
  }
  expect(proofs).toBe(3);
});
