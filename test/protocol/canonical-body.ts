// Bodies in a form in which two that mean the same are equal.
import type { Protocol } from '../../src/cloud/model/service-model.ts';
import { decodeCbor } from '../../src/cloud/protocol/cbor/decode-cbor.ts';
import { readXml } from '../../src/cloud/xml/read-xml.ts';
import type { XmlElement } from '../../src/cloud/xml/xml-element.ts';

/** Of bytes in the protocol's encoding. Order of members does not count, order of items does. */
export function canonicalBody(protocol: Protocol, body: Uint8Array): unknown {
  if (body.length === 0) return undefined;
  const text = Buffer.from(body).toString('utf8');
  if (protocol === 'rpcv2Cbor') return decodeCbor(body);
  if (protocol === 'awsJson1_0' || protocol === 'awsJson1_1' || protocol === 'restJson1') return parseOr(() => JSON.parse(text), text);
  return parseOr(() => canonicalElement(readXml(body)), text);
}

function parseOr(parse: () => unknown, text: string): unknown {
  try {
    return parse();
  } catch {
    return text;
  }
}

/** Ids of requests are the server's own. */
const IDS = new Set(['RequestId', 'requestId', 'RequestID', 'HostId', 'ResponseMetadata']);

function canonicalElement({ name, attributes, children, text }: XmlElement): unknown {
  const own = [...(attributes ?? [])].filter(([key]) => key !== 'xmlns' && !key.startsWith('xmlns:')).sort();
  const inner = new Map<string, unknown[]>();
  for (const child of children) {
    const isEmptyMessage = child.name === 'Message' && child.text === '';
    if (IDS.has(child.name) || isEmptyMessage) continue;
    inner.set(child.name, [...(inner.get(child.name) ?? []), canonicalElement(child)]);
  }
  return {
    name,
    attributes: own,
    children: [...inner].sort(([a], [b]) => (a < b ? -1 : 1)),
    text: children.length > 0 || text.trim() === '' ? '' : text,
  };
}
