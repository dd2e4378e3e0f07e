// The statement that boundaries, session policies and endpoint policies get.
import { describe, expect, test } from 'vitest';
import { A, allow, B, type Case, federated, policy, session } from '../../../test/reference/fixture.ts';
import { only, recommended } from '../../../test/testkit/planned.ts';
import { described } from '../../../test/testkit/state-of.ts';

const role = `arn:aws:iam::${A}:role/path/R`;
const open = { identity: [policy('identity', allow())] };

describe('boundaries, sessions, endpoints', () => {
  test('a boundary gets the statement, one of AWS is replaced by a copy', () => {
    const own = described(policy('boundary'), { name: 'limits' });
    expect(only({ policies: { ...open, boundary: own } })).toMatchObject({
      kind: 'addStatement',
      layer: 'boundary',
      policy: own.description,
      summary: `in account ${A}, add to the permissions boundary limits`,
    });
    const aws = described(policy('boundary'), { name: 'PowerUserAccess', arn: 'arn:aws:iam::aws:policy/PowerUserAccess' });
    expect(only({ policies: { ...open, boundary: aws } })).toMatchObject({
      kind: 'attachPolicy',
      policy: { type: 'boundary', name: 'PowerUserAccess-and-more' },
      summary: `in account ${A}, set as permissions boundary, in the place of PowerUserAccess, which AWS manages, a copy of it with`,
    });
  });

  test('a session policy gets the statement, a session without one of its own gets one', () => {
    const aws = described(policy('session'), { name: 'ReadOnlyAccess', arn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
    const summary = (session_: Case): string => only({ principal: session, ...session_ }).summary;
    expect(summary({ policies: { ...open, session: [policy('session')] } })).toBe(
      'where the session is made, add to the session policy that is passed',
    );
    expect(summary({ policies: { ...open, session: [aws] } })).toBe('where the session is made, pass a session policy as well with');
    const [made] = recommended({ principal: federated, policies: open });
    expect(made).toMatchObject({
      kind: 'attachPolicy',
      layer: 'session',
      summary: 'where the session is made, pass a session policy with',
    });
  });

  test('an endpoint lets in this caller, by a condition', () => {
    const endpoint = described(policy('endpoint'), { name: 'endpoint policy of vpce-1', account: B });
    expect(only({ principal: session, policies: { ...open, endpoint } })).toMatchObject({
      account: B,
      summary: `in account ${B}, add to the endpoint policy of vpce-1`,
      statement: {
        Principal: '*',
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::bucket/key',
        Condition: { ArnEquals: { 'aws:PrincipalArn': role } },
      },
    });
  });
});
