// How a signed request covers its body: what `x-amz-content-sha256` says, or what its absence means.
import type { PayloadMode } from './signature-input.ts';
import { signsLikeS3 } from './signature-input.ts';

const digest = /^[0-9a-fA-F]{64}$/;

const chunked: ReadonlyMap<string, PayloadMode> = new Map(
  [
    ['STREAMING-UNSIGNED-PAYLOAD-TRAILER', false, true] as const,
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', true, false] as const,
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER', true, true] as const,
    ['STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD', true, false] as const,
    ['STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER', true, true] as const,
  ].map(([text, signed, trailer]) => [text, { kind: 'chunked', text, signed, trailer }]),
);

/** Nothing covers the body, nor is it framed. */
export const unsignedPayload: PayloadMode = { kind: 'unsigned', text: 'UNSIGNED-PAYLOAD' };

/** The mode that a value of `x-amz-content-sha256` names at `service`; undefined if S3 would not take it. */
export function payloadMode(value: string | undefined, service: string): PayloadMode | undefined {
  if (!signsLikeS3(service)) {
    // Services other than S3 hash what came, whatever was announced.
    if (value === 'UNSIGNED-PAYLOAD') return unsignedPayload;
    return value?.startsWith('STREAMING-') ? { kind: 'unsigned', text: value } : { kind: 'body' };
  }
  if (value === undefined || value === 'UNSIGNED-PAYLOAD') return unsignedPayload;
  if (digest.test(value)) return { kind: 'digest', text: value };
  return chunked.get(value);
}
