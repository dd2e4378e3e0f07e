// A certificate authority of this machine's own, so that clients can talk TLS to AWS's host names and reach the local cloud.
import { createPrivateKey, createPublicKey, generateKeyPair, type KeyObject, X509Certificate } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import { promisify } from 'node:util';
import { BRAND } from '../../brand.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { AWS_SUFFIXES } from '../server/aws-host-name.ts';
import type { CertificateStore } from './certificate-store.ts';
import { signCertificate } from './sign-certificate.ts';

export interface CertificateAuthorityOptions {
  readonly store: CertificateStore;
  /** Real time: clients check validity by their own clock. */
  readonly clock: Clock;
  readonly random: Random;
}

export interface CertificateAuthority {
  /** Makes or loads the keys, off the main thread. Later calls wait for the same. Rejects if the store does. */
  readonly prepare: () => Promise<void>;
  /** What clients must trust, as PEM. */
  readonly certificate: () => Promise<string>;
  /** Key and certificate for a host name, made when first asked for. The name is a lower-case AWS host name. */
  readonly secureContext: (host: string) => Promise<SecureContext>;
  /** As `secureContext`, as PEM. */
  readonly issue: (host: string) => Promise<{ readonly key: string; readonly certificate: string }>;
}

const DAY = 86_400_000;
/** The longest that Apple's and the browsers' rules let a server's certificate live is 398 days. */
const LEAF_DAYS = 396;
const AUTHORITY_DAYS = 3650;
const REMEMBERED = 200;

interface Keys {
  readonly key: KeyObject;
  readonly publicKey: KeyObject;
  readonly name: string;
  readonly certificate: string;
  readonly leaf: { readonly privateKey: KeyObject; readonly publicKey: KeyObject };
}

interface Issued {
  readonly certificate: string;
  readonly context: SecureContext;
  readonly expires: number;
}

const generate = promisify(generateKeyPair);

/** An authority that is kept in a store and made if there is none, or if that one is broken or runs out within a month. */
export function certificateAuthority(options: CertificateAuthorityOptions): CertificateAuthority {
  const { store, clock, random } = options;
  let keys: Promise<Keys> | undefined;
  const issued = new Map<string, Promise<Issued>>();

  const ready = (): Promise<Keys> => {
    keys ??= openAuthority(store, clock, random).catch((error: unknown) => {
      keys = undefined; // A full disk may have room the next time.
      throw error;
    });
    return keys;
  };

  const forHost = async (host: string): Promise<Issued> => {
    const parent = parentOf(host);
    const cached = await issued.get(parent)?.catch(() => undefined);
    if (cached !== undefined && cached.expires > clock.now() + DAY) return cached;
    if (issued.size >= REMEMBERED) issued.clear();
    const fresh = ready().then((authority) => issueLeaf(authority, host, parent, clock, random));
    issued.set(parent, fresh);
    return fresh;
  };

  return {
    prepare: async () => void (await ready()),
    certificate: async () => (await ready()).certificate,
    secureContext: async (host) => (await forHost(host)).context,
    issue: async (host) => {
      const { certificate } = await forHost(host);
      return { key: exportKey((await ready()).leaf.privateKey), certificate };
    },
  };
}

async function openAuthority(store: CertificateStore, clock: Clock, random: Random): Promise<Keys> {
  const leaf = generate('rsa', { modulusLength: 2048 });
  const stored = await store.load();
  const loaded = stored === undefined ? undefined : readAuthority(stored.key, stored.certificate, clock.now());
  if (loaded !== undefined) return { ...loaded, leaf: await leaf };
  const { privateKey, publicKey } = await generate('rsa', { modulusLength: 2048 });
  // Part of the name, so that a client that still trusts an older authority of the same name does not mistake one for the other.
  const name = `${BRAND} local authority ${Buffer.from(random.bytes(4)).toString('hex')}`;
  const now = clock.now();
  const certificate = await signCertificate({
    subject: name,
    publicKey,
    names: undefined,
    issuer: { name, key: privateKey, publicKey },
    organization: BRAND,
    serial: random.bytes(16),
    notBefore: now - DAY,
    notAfter: now + AUTHORITY_DAYS * DAY,
  });
  await store.save({ key: exportKey(privateKey), certificate });
  return { key: privateKey, publicKey, name, certificate, leaf: await leaf };
}

/** Undefined if the stored one cannot be used any more. */
function readAuthority(keyPem: string, certificate: string, now: number): Omit<Keys, 'leaf'> | undefined {
  try {
    const key = createPrivateKey(keyPem);
    const parsed = new X509Certificate(certificate);
    const name = parsed.subject.split('\n').find((line) => line.startsWith('CN='));
    if (name === undefined || !parsed.ca || !parsed.checkPrivateKey(key) || Date.parse(parsed.validTo) < now + 30 * DAY) return undefined;
    return { key, publicKey: createPublicKey(key), name: name.slice('CN='.length), certificate };
  } catch {
    return undefined;
  }
}

async function issueLeaf(authority: Keys, host: string, parent: string, clock: Clock, random: Random): Promise<Issued> {
  const now = clock.now();
  const expires = now + LEAF_DAYS * DAY;
  // One certificate serves all buckets of a region, or all services of one.
  const names = new Set(AWS_SUFFIXES.includes(parent) ? [host, `*.${parent}`] : [host, `*.${parent}`, parent]);
  const certificate = await signCertificate({
    subject: `${BRAND} local endpoint`,
    publicKey: authority.leaf.publicKey,
    names: [...names],
    issuer: authority,
    organization: BRAND,
    serial: random.bytes(16),
    notBefore: now - DAY,
    notAfter: expires,
  });
  const context = createSecureContext({ key: exportKey(authority.leaf.privateKey), cert: certificate, minVersion: 'TLSv1.2' });
  return { certificate, context, expires };
}

function parentOf(host: string): string {
  return host.slice(host.indexOf('.') + 1);
}

function exportKey(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}
