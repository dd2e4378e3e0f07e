// QR codes: symbols that the decoder jsQR 1.4.0 reads as the texts they were made of.
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { qrCode } from './qr-code.ts';

test.each([
  ['otpauth://totp/a', 21, '4556ed9a5ceb0f4092b39a865e506508'],
  [`otpauth://totp/phone@111111111111?secret=${'ABCDEFGH'.repeat(8)}`, 37, '91882ba3d9dda1d6e9bb9309b895f6eb'],
  ['é'.repeat(260), 77, 'ba38fd92079f1128c679f3c43a3d4f32'],
])('%s', (text, size, digest) => {
  const rows = qrCode(text).map((row) => row.map((dark) => (dark ? '1' : '0')).join(''));
  expect(rows).toHaveLength(size);
  expect(createHash('sha256').update(rows.join('\n')).digest('hex').slice(0, 32)).toBe(digest);
});

test('texts of more than 520 bytes are refused', () => {
  expect(() => qrCode('x'.repeat(521))).toThrow('too long for a QR code: 521 bytes');
});
