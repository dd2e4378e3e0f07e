// Reads an account id.
import type { AccountId } from '../model/account.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { type FormReader, wrongType } from './form-reader.ts';

/** Twelve digits, as a string: as numbers, account ids would lose their leading zeros. */
export function readAccountId(reader: FormReader, node: JsonNode): AccountId | undefined {
  if (node.kind === 'string' && /^\d{12}$/.test(node.value)) return node.value;
  const hint = node.kind === 'number' ? 'write account ids as strings: leading zeros count' : undefined;
  return wrongType(reader, node, 'an account id: twelve digits in quotes', hint);
}
