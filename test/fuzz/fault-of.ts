// What every answer must be, whatever was asked.
import { validateHeaderName, validateHeaderValue } from 'node:http';
import { decodeCbor } from '../../src/cloud/protocol/cbor/decode-cbor.ts';
import { readXml } from '../../src/cloud/xml/read-xml.ts';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';

const REQUEST_IDS = new Set(['x-amzn-requestid', 'x-amz-request-id']);

/** Amazon S3 too answers names with such characters in a form that XML does not have. */
const UNCARRIED = /&#x[0-9a-f]+;|[\ufffe\uffff]/gi;

/** What is wrong with an answer; undefined if nothing is. Reads the whole body. */
export async function faultOf({ status, headers, body }: WireResponse): Promise<string | undefined> {
  if (status >= 500 && status !== 501) return `the status is ${status}`;
  if (!headers.some(([name, value]) => REQUEST_IDS.has(name.toLowerCase()) && value !== '')) return 'there is no request id';
  for (const [name, value] of headers) {
    try {
      validateHeaderName(name);
      validateHeaderValue(name, value);
    } catch (error) {
      return `a header cannot be sent: ${(error as Error).message}`;
    }
  }
  if (body === undefined) return undefined;
  const bytes =
    typeof body === 'string' ? Buffer.from(body) : body instanceof Uint8Array ? body : Buffer.concat(await body.stream.toArray());
  if (typeof body === 'object' && 'stream' in body && bytes.length !== body.length)
    return `a body of ${body.length} bytes has ${bytes.length}`;
  // What objects and policies hold is not the cloud's to answer for.
  if (typeof body !== 'string' && !(body instanceof Uint8Array)) return undefined;
  return formFault(headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '', bytes, status);
}

function formFault(type: string, bytes: Uint8Array, status: number): string | undefined {
  // A successful download has the type that its uploader gave it.
  if (bytes.length === 0 || (status < 300 && bytes[0] !== 0x3c && bytes[0] !== 0x7b)) return undefined;
  try {
    if (type.includes('xml')) readXml(Buffer.from(Buffer.from(bytes).toString().replace(UNCARRIED, '?')));
    else if (type.includes('json')) JSON.parse(Buffer.from(bytes).toString());
    else if (type.includes('cbor')) decodeCbor(bytes);
    return undefined;
  } catch (error) {
    return status < 300 && type !== 'text/xml' ? undefined : `the body is not what its type says: ${(error as Error).message}`;
  }
}
