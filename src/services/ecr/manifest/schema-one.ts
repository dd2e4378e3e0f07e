// Manifests of Docker before 1.10: a list of layers, signed within its own text. Docker image manifest version 2, schema 1.
import { membersOf, type Members } from './descriptor.ts';
import { digestOf, isDigest } from './digest.ts';
import type { Manifest } from './manifest.ts';
import { parseJson } from './parse-json.ts';

/** Undefined for what is none. The digest is that of the text without its signatures. */
export function readSchemaOne(text: string, content: Members, mediaType: string): Manifest | undefined {
  const { schemaVersion, fsLayers, signatures } = content;
  if (schemaVersion !== 1 || !Array.isArray(fsLayers)) return undefined;
  const layers = fsLayers.map((one) => membersOf(one)?.['blobSum']);
  if (!layers.every((one) => typeof one === 'string' && isDigest(one))) return undefined;
  const payload = signatures === undefined ? text : unsigned(text, signatures);
  return payload === undefined
    ? undefined
    : { mediaType, digest: digestOf(payload), layers: [...new Set(layers as readonly string[])], manifests: [] };
}

/** Each signature says where the signatures begin in the text, and what stood there. */
function unsigned(text: string, signatures: unknown): string | undefined {
  const head = Array.isArray(signatures) ? membersOf(signatures[0])?.['protected'] : undefined;
  if (typeof head !== 'string') return undefined;
  const { formatLength, formatTail } = membersOf(parseJson(Buffer.from(head, 'base64url').toString('utf8'))) ?? {};
  if (typeof formatLength !== 'number' || typeof formatTail !== 'string') return undefined;
  const bytes = Buffer.from(text, 'utf8');
  if (!Number.isSafeInteger(formatLength) || formatLength < 0 || formatLength > bytes.length) return undefined;
  return bytes.toString('utf8', 0, formatLength) + Buffer.from(formatTail, 'base64url').toString('utf8');
}
