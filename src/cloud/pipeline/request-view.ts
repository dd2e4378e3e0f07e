// How a request came in, as services and conditions see it.
import type { RequestSignature, RequestView } from '../call-context.ts';
import type { SignatureInput } from '../signature/signature-input.ts';
import { headerOf, type WireRequest } from '../wire/wire-request.ts';
import { hostRegion } from './host-region.ts';
import { hostName } from './service-finder.ts';

const VERSIONS = { v4: 'AWS4-HMAC-SHA256', v4a: 'AWS4-ECDSA-P256-SHA256', v2: 'AWS' } as const;
const PLACES = { header: 'REST-HEADER', query: 'REST-QUERY-STRING' } as const;

/** A local endpoint stands for AWS's HTTPS one: only a real AWS name over plain HTTP counts as insecure. */
export function requestView({
  request,
  signature,
}: {
  readonly request: WireRequest;
  readonly signature?: SignatureInput | 'unsigned' | undefined;
}): RequestView {
  return {
    host: request.host,
    secure: request.secure || hostRegion(hostName(request.host)) === undefined,
    sourceAddress: request.sourceAddress,
    userAgent: headerOf(request, 'user-agent') ?? '',
    header: (name) => headerOf(request, name),
    ...(signature !== undefined && signature !== 'unsigned' && { signature: signatureView(signature) }),
  };
}

function signatureView({ version, place, time, token }: SignatureInput): RequestSignature {
  return { version: VERSIONS[version], place: PLACES[place], signedAt: time ?? 0, ...(token !== undefined && { sessionToken: token }) };
}
