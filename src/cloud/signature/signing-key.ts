// Signing keys of Signature Version 4, derived from a secret for a day, region and service, and remembered.
import { createHmac } from 'node:crypto';
import { BoundedCache } from './bounded-cache.ts';

const derived = new BoundedCache<string, Buffer>(4096);

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

/** The key for `date` (`20150830`). AWS documentation: "Create a signed AWS API request", step 4. */
export function signingKey(secret: string, date: string, region: string, service: string): Buffer {
  const name = `${secret}\n${date}\n${region}\n${service}`;
  const known = derived.get(name);
  if (known !== undefined) return known;
  const key = hmac(hmac(hmac(hmac(`AWS4${secret}`, date), region), service), 'aws4_request');
  derived.set(name, key);
  return key;
}
