// Canonical user ids and back.
import { expect, test } from 'vitest';
import { accountOfCanonicalId, canonicalId } from './canonical-id.ts';

test('lead back to their account, and others to none', () => {
  const ids = ['000000000000', '111111111111', '999999999999'].map((account) => [account, canonicalId(account)] as const);
  for (const [account, id] of ids) {
    expect(id).toMatch(/^[0-9a-f]{64}$/);
    expect(accountOfCanonicalId(id)).toBe(account);
    expect(accountOfCanonicalId(id.slice(0, 63) + (id.endsWith('0') ? '1' : '0'))).toBe(undefined);
  }
  expect(accountOfCanonicalId('f'.repeat(64))).toBe(undefined);
  expect(accountOfCanonicalId('x')).toBe(undefined);
});
