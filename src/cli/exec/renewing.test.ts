// Credentials are renewed before their end, once for all who ask, and old ones serve while renewing fails.
import { expect, test } from 'vitest';
import { renewing } from './renewing.ts';
import type { RoleCredentials } from './role-credentials.ts';

const MINUTE = 60_000;
const until = (expiresAt: number, accessKeyId = 'first'): RoleCredentials => ({
  accessKeyId,
  secretAccessKey: 's',
  sessionToken: 't',
  expiresAt,
});

test('an hour is renewed 20 minutes before its end, a quarter of an hour at half time', async () => {
  for (const [life, due] of [
    [60, 40],
    [15, 7.5],
  ] as const) {
    let now = 0;
    let made = 0;
    const make = async (): Promise<RoleCredentials> => {
      made += 1;
      return until(now + life * MINUTE, `made ${made}`);
    };
    const held = renewing(
      until(life * MINUTE),
      make,
      () => now,
      () => {},
    );
    now = due * MINUTE - 1;
    expect((await held.current()).accessKeyId).toBe('first');
    now += 1;
    const all = await Promise.all([held.current(), held.current(), held.current()]);
    expect(all.map(({ accessKeyId }) => accessKeyId)).toEqual(['made 1', 'made 1', 'made 1']);
    now += due * MINUTE;
    expect((await held.current()).accessKeyId).toBe('made 2');
  }
});

test('when renewing fails the old ones serve to their last moment', async () => {
  let now = 50 * MINUTE;
  const told: unknown[] = [];
  const make = async (): Promise<RoleCredentials> => {
    throw new Error('no');
  };
  const held = renewing(
    until(60 * MINUTE),
    make,
    () => now,
    (error) => told.push(error),
  );
  now = 60 * MINUTE - 1;
  expect((await held.current()).accessKeyId).toBe('first');
  expect(told).toEqual([new Error('no')]);
  now += 1;
  await expect(held.current()).rejects.toThrow('no');
});
