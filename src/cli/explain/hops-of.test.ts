// Chains of role assumptions: who asks for what, with which context and session.
import { describe, expect, test } from 'vitest';
import type { RequestQuery } from '../../estate/request-query.ts';
import { UsageError } from '../usage-error.ts';
import { hopsOf } from './hops-of.ts';

const query: RequestQuery = { principal: 'arn:aws:iam::111111111111:user/alice', action: 's3:GetObject', resource: 'arn:aws:s3:::b/k' };
const first = 'arn:aws:iam::222222222222:role/path/first';
const second = 'arn:aws:iam::333333333333:role/second';

describe('hopsOf', () => {
  test('without a role the request itself', () => {
    expect(hopsOf(query, [])).toEqual([query]);
  });

  test('each session assumes the next role; paths of roles are no part of sessions', () => {
    const hops = hopsOf(query, [first, second]);
    expect(hops.map(({ principal, action, resource }) => [principal, action, resource])).toEqual([
      ['arn:aws:iam::111111111111:user/alice', 'sts:AssumeRole', first],
      ['arn:aws:sts::222222222222:assumed-role/first/session', 'sts:AssumeRole', second],
      ['arn:aws:sts::333333333333:assumed-role/second/session', 's3:GetObject', 'arn:aws:s3:::b/k'],
    ]);
  });

  test('an external id goes with the assumptions, and not with the request; what is of the request stays with it', () => {
    const context = new Map([
      ['sts:externalid', 'x'],
      ['aws:sourceip', '203.0.113.7'],
    ]);
    const [assume, request] = hopsOf(
      { ...query, context, via: ['athena.amazonaws.com'], resourceAccount: '444444444444', vpcEndpoint: 'vpce-1' },
      [first],
    );
    expect(assume?.context).toEqual(new Map([['sts:rolesessionname', 'session'], ...context]));
    expect(assume).not.toHaveProperty('via');
    expect(assume).not.toHaveProperty('resourceAccount');
    expect(assume).not.toHaveProperty('vpcEndpoint');
    expect(request).toMatchObject({ via: ['athena.amazonaws.com'], resourceAccount: '444444444444', vpcEndpoint: 'vpce-1' });
    expect(request?.context).toEqual(new Map([['aws:sourceip', '203.0.113.7']]));
  });

  test('name, tags, source identity and policies are those of the last session; tags and source identity ask for permissions of their own', () => {
    const policies = [{ source: { name: 's', text: '{}' }, span: { start: 0, end: 2 } }];
    const session = { name: 'listing', tags: new Map([['Team', 'a']]), sourceIdentity: 'alice', policies };
    const hops = hopsOf({ ...query, session }, [first, second]);
    expect(hops.map(({ principal, action }) => `${principal.slice(principal.lastIndexOf(':') + 1)} ${action}`)).toEqual([
      'user/alice sts:AssumeRole',
      'user/alice sts:SetSourceIdentity',
      'assumed-role/first/listing sts:AssumeRole',
      'assumed-role/first/listing sts:TagSession',
      'assumed-role/first/listing sts:SetSourceIdentity',
      'assumed-role/second/listing s3:GetObject',
    ]);
    expect(hops[3]?.context).toEqual(
      new Map<string, string | readonly string[]>([
        ['sts:rolesessionname', 'listing'],
        ['aws:requesttag/team', 'a'],
        ['aws:tagkeys', ['Team']],
        ['sts:sourceidentity', 'alice'],
      ]),
    );
    expect(hops[3]?.session).toEqual({ sourceIdentity: 'alice' });
    expect(hops[5]?.session).toEqual({ sourceIdentity: 'alice', policies, tags: session.tags });
  });

  test('MFA is used when the first role is assumed, and its session remembers it', () => {
    const hops = hopsOf({ ...query, session: { mfa: true } }, [first, second]);
    expect(hops.map(({ context }) => context?.get('aws:multifactorauthpresent'))).toEqual(['true', undefined, undefined]);
    expect(hops.map(({ session }) => session?.mfa)).toEqual([undefined, true, undefined]);
  });

  test.each(['arn:aws:sts::222222222222:assumed-role/first/s', 'first', 'arn:aws:iam::222222222222:user/u'])('refuses %s', (role) => {
    expect(() => hopsOf(query, [role])).toThrow(UsageError);
  });
});
