// Recognises the forms that condition values have under the operators that do not compare texts alone.
import { readBase64 } from '../values/read-base64.ts';
import { readInstant } from '../values/read-instant.ts';
import { readNetwork } from '../values/read-network.ts';
import { readNumber } from '../values/read-number.ts';

export function isNumber(text: string): boolean {
  return readNumber(text) !== undefined;
}

export function isInstant(text: string): boolean {
  return readInstant(text) !== undefined;
}

export function isNetwork(text: string): boolean {
  return readNetwork(text) !== undefined;
}

export function isBase64(text: string): boolean {
  return readBase64(text) !== undefined;
}

export function isBoolean(text: string): boolean {
  const lower = text.toLowerCase();
  return lower === 'true' || lower === 'false';
}

/** Six parts; or fewer with wildcards, of which AWS does not say what they match. */
export function isArnPattern(text: string): boolean {
  if (text.includes('*') || text.includes('?')) return true;
  return text.startsWith('arn:') && text.split(':', 6).length === 6;
}
