// Session tokens: what is sealed comes out again, with its own key only, and unchanged only.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '../../../test/testkit/runs.ts';
import type { NewSession } from '../session.ts';
import { accountOfAccessKeyId } from './access-key-id.ts';
import { sessionOpener } from './session-opener.ts';
import { openSessionToken, sealSession } from './session-token.ts';

const key = new Uint8Array(32).fill(7);
let drawn = 0;
const random = { bytes: (count: number) => Uint8Array.from({ length: count }, () => (drawn = (drawn * 167 + 13) & 0xff)) };

const session: NewSession = {
  account: '123456789012',
  partition: 'aws',
  subject: { kind: 'role', roleId: 'AROAEXAMPLE', sessionName: 'me' },
  issuedAt: 1_700_000_000_000,
  expiresAt: 1_700_003_600_000,
};

describe.each([
  ['short', session],
  ['long', { ...session, policy: '{"Statement":[]}'.repeat(100), tags: { clé: 'värde' } }],
])('a %s session', (_, made) => {
  const credentials = sealSession(made, key, random);

  test('comes out of its token as it was, with its credentials', () => {
    expect(credentials.sessionToken).toMatch(/^IQoJb3JpZ2luX2Vj[A-Za-z0-9+/]+=*$/);
    expect(credentials.accessKeyId).toMatch(/^ASIA/);
    expect(accountOfAccessKeyId(credentials.accessKeyId)).toBe('123456789012');
    expect(credentials.secretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    const { accessKeyId, secretAccessKey } = credentials;
    expect(openSessionToken(credentials.sessionToken, key)).toEqual({ ...made, accessKeyId, secretAccessKey });
  });

  test('is opened by no other key', () => {
    expect(openSessionToken(credentials.sessionToken, new Uint8Array(32).fill(8))).toBeUndefined();
  });

  test('is opened from no other text', () => {
    const token = credentials.sessionToken;
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.string({ minLength: 0, maxLength: 2, unit: 'binary-ascii' }), (at, text) => {
        const changed = token.slice(0, at) + text + token.slice(at + 1);
        fc.pre(changed !== token);
        expect(openSessionToken(changed, key)).toBeUndefined();
      }),
      { numRuns: runs(500) },
    );
    for (const text of ['', token.slice(0, 16), `${token} `, `${token}=`, token.slice(0, -4)])
      expect(openSessionToken(text, key)).toBeUndefined();
  });
});

test('an opener keeps a limited number of sessions', () => {
  const open = sessionOpener(key, 2);
  const tokens = [1, 2, 3].map(() => sealSession(session, key, random).sessionToken);
  const [first, second] = tokens.map(open);
  expect(first).toMatchObject(session);
  // The third pushed out the first, not the second.
  expect(open(tokens[1] ?? '')).toBe(second);
  expect(open(tokens[0] ?? '')).not.toBe(first);
  expect(open(tokens[0] ?? '')).toEqual(first);
  expect(open('nonsense')).toBeUndefined();
});
