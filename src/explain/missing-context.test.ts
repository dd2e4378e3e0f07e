// Which absent keys make an answer uncertain, for which request.
import { expect, test } from 'vitest';
import { A, alice, allow, anonymous, type Case, policy, root, session, sns, to } from '../../test/reference/fixture.ts';
import { stateOf } from '../../test/testkit/state-of.ts';
import { missingContext } from './missing-context.ts';
import { decideState } from './state.ts';

const KEYS = [
  'aws:CurrentTime',
  'aws:EpochTime',
  'aws:SecureTransport',
  'aws:RequestedRegion',
  'aws:UserAgent',
  'aws:SourceIp',
  'aws:userid',
  'aws:TokenIssueTime',
  // A request may well lack these.
  'aws:SourceVpce',
  'aws:PrincipalOrgID',
  's3:prefix',
];

function missing(one: Case): readonly string[] {
  const asking = KEYS.map((key) => to('*', { Condition: { StringEquals: { [key.toUpperCase()]: 'x' } } }));
  const state = stateOf({ ...one, policies: { identity: [policy('identity', allow())], resource: policy('resource', ...asking) } });
  return missingContext(decideState(state), state.request).map(({ what }) => what);
}

const always = ['aws:CurrentTime', 'aws:EpochTime', 'aws:SecureTransport', 'aws:RequestedRegion', 'aws:UserAgent'];

test.each<readonly [string, Case, readonly string[]]>([
  ['a session', { principal: session }, [...always, 'aws:SourceIp', 'aws:TokenIssueTime']],
  [
    'a session of a role whose id is unknown',
    { principal: { kind: 'roleSession', role: session.role, account: A, sessionName: 'S' } },
    [...always, 'aws:SourceIp', 'aws:userid', 'aws:TokenIssueTime'],
  ],
  ['a user with an access key', {}, [...always, 'aws:SourceIp']],
  ['a user with temporary credentials', { principal: { ...alice, session: {} } }, [...always, 'aws:SourceIp', 'aws:TokenIssueTime']],
  ['the root user', { principal: root }, [...always, 'aws:SourceIp']],
  ['nobody', { principal: anonymous }, [...always, 'aws:SourceIp']],
  ['a service', { principal: sns }, always],
  ['through a VPC endpoint', { context: { 'aws:sourcevpce': 'vpce-1' } }, always],
  ['through a service', { via: ['athena.amazonaws.com'] }, always],
])('%s', (_, one, keys) => {
  expect(missing(one)).toEqual(keys);
});

test('what to add to the command line', () => {
  const state = stateOf({
    policies: { identity: [policy('identity', allow({ Condition: { IpAddress: { 'aws:sourceip': '10.0.0.0/8' } } }))] },
  });
  expect(missingContext(decideState(state), state.request)).toEqual([
    { kind: 'contextKey', what: 'aws:SourceIp', assumed: 'the request does not carry it', supply: '--context aws:SourceIp=VALUE' },
  ]);
});
