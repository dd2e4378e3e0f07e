// The headers that carry the request's id, and the second id that Amazon S3 gives.
import { hash } from 'node:crypto';
import type { Protocol } from '../model/service-model.ts';
import type { Header } from './rest/write-bindings.ts';

/** As long as those of Amazon S3. */
const HOST_ID_LENGTH = 76;

/** S3 and S3 Control call theirs differently than all others. */
export function requestIdHeaders(protocol: Protocol, requestId: string): Header[] {
  if (protocol !== 'restXml') return [['x-amzn-RequestId', requestId]];
  return [
    ['x-amz-request-id', requestId],
    ['x-amz-id-2', hostIdOf(requestId)],
  ];
}

/** The same for the same request, so that header and body agree. */
export function hostIdOf(requestId: string): string {
  return hash('sha512', requestId, 'base64').slice(0, HOST_ID_LENGTH);
}
