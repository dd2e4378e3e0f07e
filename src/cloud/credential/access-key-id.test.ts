// Access key ids and unique ids: their form, and the account that they carry.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { accountOfAccessKeyId, mintAccessKeyId } from './access-key-id.ts';
import { mintSecret } from './secret-access-key.ts';
import { mintUniqueId } from './unique-id.ts';

const account = fc.integer({ min: 0, max: 999_999_999_999 }).map((number) => String(number).padStart(12, '0'));
const kind = fc.constantFrom('AKIA' as const, 'ASIA' as const);
const random = fc.uint8Array({ minLength: 30, maxLength: 30 }).map((bytes) => ({ bytes: (count: number) => bytes.slice(0, count) }));

test('the account of a published id', () => {
  expect(accountOfAccessKeyId('ASIAQNZGKIQY56JQ7WML')).toBe('029608264753');
});

test.each([
  'AKIAIOSFODNN7EXAMPLE',
  'AKIDEXAMPLE',
  'AIDAQNZGKIQY56JQ7WML',
  'asiaqnzgkiqy56jq7wml',
  'ASIA7777777777777777',
  'ASIAQNZGKIQY56JQ7WML2',
  '',
])('%s carries no account', (id) => {
  expect(accountOfAccessKeyId(id)).toBeUndefined();
});

test('minted ids carry their account', () => {
  fc.assert(
    fc.property(kind, account, random, (prefix, owner, source) => {
      const id = mintAccessKeyId(prefix, owner, source);
      expect(id).toMatch(/^A[KS]IA[Q-Z2-7][A-Z2-7]{15}$/);
      expect(id.startsWith(prefix)).toBe(true);
      expect(accountOfAccessKeyId(id)).toBe(owner);
    }),
  );
});

test('different randomness makes different ids, secrets and unique ids', () => {
  const at = (byte: number) => ({ bytes: (count: number) => new Uint8Array(count).fill(byte) });
  expect(mintAccessKeyId('AKIA', '123456789012', at(1))).not.toBe(mintAccessKeyId('AKIA', '123456789012', at(2)));
  expect(mintUniqueId('AROA', at(1))).toMatch(/^AROA[A-Z2-7]{17}$/);
  expect(mintUniqueId('AROA', at(1))).not.toBe(mintUniqueId('AROA', at(2)));
  expect(mintSecret(at(255))).toBe('/'.repeat(40));
});
