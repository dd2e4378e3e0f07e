// Where the URLs of GetDownloadUrlForLayer lead: whoever has one may fetch the layer, for as long as it says. The real ones lead to S3.
import type { GatewayContext } from '../../../../cloud/gateway.ts';
import type { WireRequest } from '../../../../cloud/wire/wire-request.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { openLayerUrl } from '../../operations/layer/layer-url.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { sendLayer } from './send-layer.ts';

export async function downloadLayer(request: WireRequest, cx: GatewayContext): Promise<WireResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed('GET, HEAD');
  const layer = openLayerUrl(cx.seal, request.path);
  if (layer === undefined) return refused(403, 'AccessDenied', 'Access Denied');
  if (layer.expiresAt <= cx.now) return refused(403, 'AccessDenied', 'Request has expired');
  return sendLayer(request, cx, layer) ?? refused(404, 'NoSuchKey', 'The specified key does not exist.');
}

function refused(status: number, code: string, message: string): WireResponse {
  return {
    status,
    headers: [['Content-Type', 'application/xml']],
    body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
  };
}
