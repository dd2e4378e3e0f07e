// Answers that the server makes itself, before or instead of the pipeline: in an envelope that AWS clients can read.
import type { WireResponse } from '../wire/wire-response.ts';

/** `code` and `message` as JSON to who talks JSON, as XML to all others (people read it in either). */
export function refusal(
  headers: ReadonlyMap<string, readonly string[]> | undefined,
  status: number,
  code: string,
  message: string,
  requestId: string,
): WireResponse {
  const shared: [string, string][] = [
    ['x-amzn-requestid', requestId],
    ['x-amz-request-id', requestId],
    ['x-amzn-errortype', code],
  ];
  const type = headers?.get('content-type')?.[0] ?? '';
  if (headers?.has('x-amz-target') === true || type.includes('json')) {
    const body = JSON.stringify({ __type: code, message });
    return { status, headers: [['content-type', type.includes('json') ? type : 'application/x-amz-json-1.1'], ...shared], body };
  }
  const fault = status < 500 ? 'Sender' : 'Receiver';
  const body =
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<ErrorResponse><Error><Type>${fault}</Type><Code>${code}</Code><Message>${escapeText(message)}</Message></Error>` +
    `<RequestId>${requestId}</RequestId></ErrorResponse>\n`;
  return { status, headers: [['content-type', 'text/xml'], ...shared], body };
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
