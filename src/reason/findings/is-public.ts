// Whether access that everybody has, but for conditions, is public: no condition holds it to fixed values of a key that counts.
import { parseArn } from '../../model/arn.ts';
import { readNetwork } from '../../policy/values/read-network.ts';

/** Amazon S3 User Guide, "Blocking public access to your Amazon S3 storage", the meaning of "public". `key` in lower case. */
export function isFixed(key: string, value: string): boolean {
  switch (key) {
    case 'aws:sourceip':
      return isNarrow(value);
    case 'aws:principalarn':
      return isAccount(parseArn(value)?.account);
    case 'aws:sourcearn':
    case 'aws:sourcevpcarn':
    case 's3:dataaccesspointarn': {
      const arn = parseArn(value);
      return isAccount(arn?.account) || (arn?.account === '' && !hasWildcard(value));
    }
    case 'aws:principalorgpaths':
    case 'aws:sourceorgpaths':
    case 'aws:vpceorgpaths': {
      const slash = value.indexOf('/');
      return slash > 0 && !hasWildcard(value.slice(0, slash));
    }
    default:
      return !hasWildcard(value);
  }
}

function isAccount(text: string | undefined): boolean {
  return text !== undefined && /^\d{12}$/.test(text);
}

function hasWildcard(text: string): boolean {
  return text.includes('*') || text.includes('?');
}

/** Not wider than /8 (IPv4) or /32 (IPv6); addresses that only private networks use are no part of the world. */
function isNarrow(text: string): boolean {
  const network = readNetwork(text);
  if (network === undefined) return false;
  if (network.base.length === 1) return network.length >= 8;
  return network.length >= 32 || (network.length >= 7 && ((network.base[0] ?? 0) & 0xfe00_0000) >>> 0 === 0xfc00_0000);
}
