// Requests of web pages: a service that keeps rules for other origins decides; pages get nothing from all others.
import type { Kernel } from '../kernel.ts';
import type { WireRequest } from '../wire/wire-request.ts';
import { headerOf } from '../wire/wire-request.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { readSignature } from '../signature/read-signature.ts';
import { isFailure } from '../signature/signature-failure.ts';
import { gatewayFinder } from './gateway/gateway-finder.ts';
import type { ServiceFinder } from './service-finder.ts';

type Headers = readonly (readonly [name: string, value: string])[];

/** Answers a request that a page of another origin made, preflights among them. */
type PageAnswer = (
  request: WireRequest,
  page: { readonly origin: string | undefined; readonly navigation: boolean },
) => Promise<WireResponse>;

/** `answer` is the pipeline's own; it is not asked for pages that the service does not admit. */
export function answerPages(
  kernel: Kernel,
  findService: ServiceFinder,
  answer: (request: WireRequest) => Promise<WireResponse>,
): PageAnswer {
  const serviceOf = (request: WireRequest): ReturnType<ServiceFinder> => {
    const signature = readSignature(request);
    return findService(request, signature !== 'unsigned' && isFailure(signature) ? 'unsigned' : signature);
  };
  const rulesFor = (request: WireRequest, origin: string): Headers | undefined => {
    const found = serviceOf(request);
    const method = headerOf(request, 'access-control-request-method') ?? request.method;
    const headers = (headerOf(request, 'access-control-request-headers') ?? '').split(',').map((name) => name.trim().toLowerCase());
    return found?.service.definition.rest?.cors?.({
      state: kernel.state.reader,
      partition: kernel.partition,
      path: found.path,
      origin,
      method,
      headers: headers.filter((name) => name !== ''),
    });
  };
  const findGateway = gatewayFinder(kernel.registry);
  return async (request, { origin, navigation }) => {
    if (findGateway(request) !== undefined) return REFUSED;
    // A link to an object that somebody followed: the page that held it sees nothing of the answer, and reading changes nothing.
    // Elsewhere GET can change things: a presigned URL of a query service is a whole call.
    if (navigation && serviceOf(request)?.service.definition.rest?.cors !== undefined) return answer(request);
    const admitted = origin === undefined ? undefined : rulesFor(request, origin);
    if (admitted === undefined) return REFUSED;
    if (request.method === 'OPTIONS') return { status: 200, headers: admitted };
    const response = await answer(request);
    return { ...response, headers: [...response.headers, ...admitted] };
  };
}

const REFUSED: WireResponse = {
  status: 403,
  headers: [['Content-Type', 'application/xml']],
  body:
    '<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>AccessForbidden</Code>' +
    '<Message>CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method ' +
    "or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.</Message></Error>",
};
