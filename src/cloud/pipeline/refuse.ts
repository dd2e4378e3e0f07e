// The answer to a call that was refused, in the envelope of its protocol.
import { renderError } from '../protocol/render-error.ts';
import type { ServiceError } from '../service-error.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import type { Exchange } from './exchange.ts';

/** Requests that no service was found for are answered in plain JSON. */
export function refuse({ service, operation, protocol, requestId }: Exchange, error: ServiceError): WireResponse {
  if (service !== undefined && protocol !== undefined) return renderError(service.model, operation, protocol, error, requestId);
  return {
    status: error.status,
    headers: [
      ['x-amzn-RequestId', requestId],
      ['Content-Type', 'application/json'],
      ['x-amzn-ErrorType', error.code],
    ],
    body: JSON.stringify({ __type: error.code, message: error.message }),
  };
}
