// What organizations have to say: findings stay, as in Access Analyzer, and their effect goes.
import { describe, expect, test } from 'vitest';
import { analyzed, estateWith, ORGANIZATION, OTHER, policy, queue, SIBLING } from './analyzed.ts';

describe('organization policies', () => {
  const rcp = {
    name: 'only-us',
    document: policy({
      Effect: 'Deny',
      Principal: '*',
      Action: '*',
      Resource: '*',
      Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ORGANIZATION } },
    }),
  };

  test('a resource control policy leaves the finding, and takes its effect', () => {
    const { findings } = analyzed(estateWith({ ...queue({ Principal: { AWS: OTHER } }), rcps: [rcp] }));
    expect(findings).toMatchObject([
      { granted: true, resourceControlPolicyRestriction: 'APPLICABLE', effective: { verdict: 'notEffective', actions: [] } },
    ]);
    expect(findings[0]?.effective.reason).toBe('a resource control policy denies it: statement 1 of only-us');
  });

  test('what it leaves to the own organization is still effective for an account alone', () => {
    const [finding] = analyzed(estateWith({ ...queue({ Principal: '*' }), rcps: [rcp] })).findings;
    expect(finding).toMatchObject({ isPublic: true, effective: { verdict: 'effective', actions: ['sqs:SendMessage'] } });
  });

  test("so does a service control policy over the caller's account", () => {
    const scps = [{ name: 'nothing', document: policy({ Effect: 'Deny', Action: 'sqs:*', Resource: '*' }) }];
    const { findings } = analyzed(estateWith({ ...queue({ Principal: { AWS: SIBLING } }), scps }));
    expect(findings).toMatchObject([{ effective: { verdict: 'notEffective' } }]);
  });
});

test('an account that the estate knows to be elsewhere does not meet what is asked of its organization', () => {
  const asks = queue({ Principal: { AWS: SIBLING }, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-foreign0001' } } });
  const [finding] = analyzed(estateWith(asks)).findings;
  expect(finding?.effective).toEqual({
    verdict: 'notEffective',
    actions: [],
    reason: `account ${SIBLING} is in organization ${ORGANIZATION}, and not in o-foreign0001`,
  });
});
