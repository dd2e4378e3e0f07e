// All texts that stand for the same bytes in base64: the bits behind the last byte are free.
import { readBase64 } from '../../policy/values/read-base64.ts';
import { pushText } from '../text/tokens.ts';
import type { Resolved } from './resolve-template.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Empty for a text that is not base64. */
export function base64Literals(value: string): readonly Resolved[] {
  const bytes = readBase64(value);
  if (bytes === undefined) return [];
  const at = value.replace(/=+$/, '').length - 1;
  const texts = value.endsWith('=') ? Array.from(DIGITS, (digit) => value.slice(0, at) + digit + value.slice(at + 1)) : [value];
  return texts
    .filter((text) => readBase64(text) === bytes)
    .map((text) => {
      const tokens: number[] = [];
      pushText(tokens, text, { wildcards: false });
      return { tokens, variables: [], opaque: tokens };
    });
}
