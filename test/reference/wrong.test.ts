// Each wrong reference is wrong on the case made for it.
import { expect, it } from 'vitest';
import { A, alice, allow, B, type Case, deny, policy, question, rootArn, session, sessionArn, to } from './fixture.ts';
import { referenceDecision } from './reference.ts';
import type { RuleName } from './rules.ts';
import { WRONG_RULES, wrongReference } from './wrong.ts';

const full = [policy('identity', allow())];
const level = (...policies: ReturnType<typeof policy>[]): { kind: 'ou'; id: string; policies: typeof policies } => ({
  kind: 'ou',
  id: 'ou',
  policies,
});
const when = (Condition: object): Case => ({ policies: { identity: [policy('identity', allow({ Condition }))] } });

const CASES: Readonly<Record<RuleName, Case>> = {
  denyOverrides: { policies: { identity: [policy('identity', allow(), deny())] } },
  bothSidesAcrossAccounts: { owner: B, policies: { resource: policy('resource', to({ AWS: A })) } },
  everyScpLevel: { policies: { identity: full, scp: [level(policy('scp', allow())), level()] } },
  directAllowBypassesBoundary: {
    principal: session,
    policies: { boundary: policy('boundary'), resource: policy('resource', to({ AWS: sessionArn })) },
  },
  roleArnIsNotDirect: {
    principal: session,
    policies: { boundary: policy('boundary'), resource: policy('resource', to({ AWS: session.role })) },
  },
  accountOnlyDelegates: { policies: { resource: policy('resource', to({ AWS: rootArn })) } },
  keysAndRolesMustTrust: { action: 'kms:Decrypt', resource: `arn:aws:kms:us-east-1:${A}:key/1`, policies: { identity: full } },
  everyAncestorIsSpared: {
    principal: session,
    policies: { identity: full, resource: policy('resource', deny({ NotPrincipal: { AWS: [A, session.role] } })) },
  },
  forAllValuesHoldsWhenMissing: when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': 'a' } }),
  negatedHoldsWhenMissing: when({ StringNotEquals: { 'aws:SourceVpce': 'v' } }),
  variablesNeedVersion2012: {
    context: { k: 'alice' },
    policies: {
      identity: [
        {
          description: { type: 'identity', name: 'old' },
          document: { Statement: allow({ Condition: { StringEquals: { k: '${aws:username}' } } }) },
        },
      ],
    },
  },
  wildcardsStayInTheirPart: {
    action: 'lambda:InvokeFunction',
    resource: `arn:aws:lambda:us-east-1:${A}:function:f`,
    policies: { identity: [policy('identity', allow({ Resource: 'arn:aws:lambda:*:function:f' }))] },
  },
};

it.each(WRONG_RULES)('%s', (name) => {
  const [request, policies] = question(CASES[name]);
  expect(wrongReference(name)(request, policies)).not.toEqual(referenceDecision(request, policies));
});

it('nothing else is wrong with them', () => {
  const [request, policies] = question({ principal: alice, policies: { identity: full } });
  for (const name of WRONG_RULES) expect(wrongReference(name)(request, policies)).toEqual(referenceDecision(request, policies));
});
