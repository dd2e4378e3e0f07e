// The local authority: what it signs, what it keeps, when it begins anew.
import { X509Certificate } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CertificateAuthority, certificateAuthority } from './certificate-authority.ts';
import { caBundlePath, certificateFolder, type CertificateStore, fileCertificateStore } from './certificate-store.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 15);

let folder: string;
let now = START;
let store: CertificateStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'authority-test-'));
  store = fileCertificateStore(folder);
});
afterAll(() => rm(folder, { recursive: true }));

let drawn = 0;
const open = (kept: CertificateStore = store): CertificateAuthority =>
  certificateAuthority({
    store: kept,
    clock: { now: () => now },
    random: {
      bytes: (count) => {
        drawn += 1;
        return new Uint8Array(count).fill(drawn);
      },
    },
  });

const leafOf = async (authority: CertificateAuthority, host: string): Promise<X509Certificate> =>
  new X509Certificate((await authority.issue(host)).certificate);

test('is made once, kept with a key that only its owner reads, and found again', async () => {
  now = START;
  const first = await open().certificate();
  expect(await readFile(caBundlePath(folder), 'utf8')).toBe(first);
  expect((await stat(join(folder, 'ca.key'))).mode & 0o777).toBe(0o600);
  const again = open();
  expect(await again.certificate()).toBe(first);
  const root = new X509Certificate(first);
  expect(root.ca).toBe(true);
  expect(root.verify(root.publicKey)).toBe(true);
  const leaf = await leafOf(again, 's3.us-west-2.amazonaws.com');
  expect(leaf.checkIssued(root)).toBe(true);
  expect(leaf.verify(root.publicKey)).toBe(true);
});

test('gives a certificate for a host, good for its neighbours, from yesterday for 397 days at most', async () => {
  const authority = open();
  const leaf = await leafOf(authority, 'my-bucket.s3.us-west-2.amazonaws.com');
  expect(leaf.ca).toBe(false);
  expect(leaf.keyUsage).toEqual(['1.3.6.1.5.5.7.3.1']);
  for (const host of ['my-bucket.s3.us-west-2.amazonaws.com', 'other.s3.us-west-2.amazonaws.com', 's3.us-west-2.amazonaws.com']) {
    expect(leaf.checkHost(host, { subject: 'never' })).toBeDefined();
  }
  expect(leaf.checkHost('sts.us-west-2.amazonaws.com')).toBeUndefined();
  expect(leaf.checkHost('evil.com')).toBeUndefined();
  const [from, to] = [Date.parse(leaf.validFrom), Date.parse(leaf.validTo)];
  expect(from).toBe(now - DAY);
  expect(to - from).toBeLessThanOrEqual(397 * DAY);
  expect((await leafOf(authority, 'third.s3.us-west-2.amazonaws.com')).raw.equals(leaf.raw)).toBe(true);
  expect((await leafOf(authority, 's3.eu-west-1.amazonaws.com')).serialNumber).not.toBe(leaf.serialNumber);
});

test('a name longer than a common name may be is no trouble', async () => {
  const host = `${'b'.repeat(63)}.s3.us-west-2.amazonaws.com`;
  expect((await leafOf(open(), host)).checkHost(host)).toBeDefined();
});

test('a certificate that is about to run out is issued anew', async () => {
  now = START;
  const authority = open();
  const first = await leafOf(authority, 'sts.amazonaws.com');
  now = START + 394 * DAY;
  expect((await leafOf(authority, 'sts.amazonaws.com')).raw.equals(first.raw)).toBe(true);
  now = START + 395 * DAY;
  expect(Date.parse((await leafOf(authority, 'sts.amazonaws.com')).validTo)).toBeGreaterThan(now + 300 * DAY);
  now = START;
});

test.each([
  [
    'runs out',
    async () => {
      now = START + 3640 * DAY;
    },
  ],
  ['has another’s key', async () => writeFile(join(folder, 'ca.key'), (await open(nowhere()).issue('sts.amazonaws.com')).key)],
  ['is not readable', async () => writeFile(join(folder, 'ca.pem'), 'nonsense')],
  ['is half there', async () => rm(join(folder, 'ca.key'))],
])('an authority that %s is replaced', async (_name, spoil) => {
  now = START;
  const before = await open().certificate();
  await spoil();
  const after = await open().certificate();
  expect(after).not.toBe(before);
  expect(await open().certificate()).toBe(after);
  now = START;
  await rm(join(folder, 'ca.key'), { force: true });
});

test('a store that fails does not spoil the authority for ever', async () => {
  let broken = true;
  const kept = nowhere();
  const authority = open({
    load: kept.load,
    save: async () => {
      if (broken) throw new Error('disk full');
    },
  });
  await expect(authority.prepare()).rejects.toThrow('disk full');
  await expect(authority.secureContext('sts.amazonaws.com')).rejects.toThrow('disk full');
  broken = false;
  await authority.secureContext('sts.amazonaws.com');
  expect(await authority.certificate()).toContain('BEGIN CERTIFICATE');
});

test('the folder: in the data folder and kept, or a temporary one that goes; closed to others', async () => {
  const kept = await certificateFolder(folder);
  expect(kept.path).toBe(join(folder, 'certificates'));
  await kept.dispose();
  expect((await stat(kept.path)).mode & 0o777).toBe(0o700);
  const fleeting = await certificateFolder(undefined);
  expect((await stat(fleeting.path)).mode & 0o777).toBe(0o700);
  await fleeting.dispose();
  await expect(stat(fleeting.path)).rejects.toThrow('ENOENT');
});

function nowhere(): CertificateStore {
  return { load: async () => undefined, save: async () => undefined };
}
