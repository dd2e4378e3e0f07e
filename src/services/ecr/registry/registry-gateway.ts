// The registry that container clients talk to (OCI distribution specification 1.1): every request is one or several of ECR's operations.
import type { Gateway, GatewayContext } from '../../../cloud/gateway.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import type { WireRequest } from '../../../cloud/wire/wire-request.ts';
import type { WireResponse } from '../../../cloud/wire/wire-response.ts';
import { answerBlob } from './layer/answer-blob.ts';
import { answerCatalog } from './list/answer-catalog.ts';
import { answerManifest } from './manifest/answer-manifest.ts';
import { answerReferrers } from './list/answer-referrers.ts';
import { answerTags } from './list/answer-tags.ts';
import { authenticateClient } from './authenticate-client.ts';
import { downloadLayer } from './layer/download-layer.ts';
import { methodNotAllowed } from './method-not-allowed.ts';
import { refusalResponse } from './refusal-response.ts';
import { type Route, registryTarget } from './registry-target.ts';
import { answerUpload } from './upload/answer-upload.ts';
import { answerUploads } from './upload/answer-uploads.ts';
import type { Visit } from './visit.ts';

export interface RegistryOptions {
  /** Deviates from the specification where the real service does: PATCH is answered with 201. */
  readonly quirks?: boolean;
  /** Sends clients to the download URL (307), as the real service does, in the place of the bytes. */
  readonly redirects?: boolean;
}

/** The door to ECR's registries, as the specification has it or, by `options`, as the real service. */
export function registryGateway(options: RegistryOptions = {}): Gateway {
  return {
    takes: (request) => registryTarget(request) !== undefined,
    answer: async (request, cx) => {
      const response = await answer(request, cx, options).catch((error: unknown) => {
        if (error instanceof ServiceError) return refusalResponse(error);
        throw error;
      });
      return { ...response, headers: [['Docker-Distribution-API-Version', 'registry/2.0'], ...response.headers] };
    },
  };
}

export const ecrGateway: Gateway = registryGateway();

async function answer(request: WireRequest, cx: GatewayContext, options: RegistryOptions): Promise<WireResponse> {
  const target = registryTarget(request);
  if (target === undefined) throw new Error('this request is not for a registry');
  const { place, prefix, route } = target;
  if (route.kind === 'layer') return downloadLayer(request, cx);
  const client = authenticateClient(request, cx);
  if ('answer' in client) return client.answer;
  if (route.kind === 'base') return answerBase(request);
  if (place === undefined || route.kind === 'unknown') return NOT_FOUND;
  const repository = 'repository' in route ? route.repository : '';
  const query = new URLSearchParams(request.query);
  return answerRoute(route, { request, cx, caller: client.caller, place, repository, prefix, query }, options);
}

type Asked = Exclude<Route, { readonly kind: 'base' } | { readonly kind: 'unknown' } | { readonly kind: 'layer' }>;

function answerRoute(route: Asked, visit: Visit, options: RegistryOptions): Promise<WireResponse> {
  switch (route.kind) {
    case 'manifest':
      return answerManifest(visit, route.reference);
    case 'blob':
      return answerBlob(visit, route.reference, options.redirects === true);
    case 'uploads':
      return answerUploads(visit);
    case 'upload':
      return answerUpload(visit, route.reference, options.quirks === true);
    case 'tags':
      return answerTags(visit);
    case 'referrers':
      return answerReferrers(visit, route.reference);
    case 'catalog':
      return answerCatalog(visit);
  }
}

/** What `docker login` asks for. */
function answerBase({ method }: WireRequest): WireResponse {
  if (method !== 'GET' && method !== 'HEAD') throw methodNotAllowed('GET, HEAD');
  return { status: 200, headers: [['Content-Type', 'application/json']], body: '{}' };
}

const NOT_FOUND: WireResponse = { status: 404, headers: [['Content-Type', 'text/plain; charset=utf-8']], body: '404 page not found\n' };
