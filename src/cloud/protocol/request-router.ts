// Which operation a request asks for, in whichever protocol.
import type { OperationModel, Protocol, ServiceModel } from '../model/service-model.ts';
import { ServiceError } from '../service-error.ts';
import { headerOf, type WireRequest } from '../wire/wire-request.ts';
import { parseFormFields } from './form-fields.ts';
import { malformedInput } from './malformed-input.ts';
import { type RestRouter, restRouter } from './rest-router.ts';

export interface RoutableRequest extends Pick<WireRequest, 'method' | 'path' | 'query' | 'headers'> {
  /** Of the protocols whose forms name the operation. */
  readonly body?: Uint8Array;
}

export interface RoutedOperation {
  readonly operation: OperationModel;
  readonly labels: ReadonlyMap<string, string>;
}

/** Throws ServiceError in the service's words for requests that name no operation of it. */
export type RequestRouter = (model: ServiceModel, protocol: Protocol, request: RoutableRequest) => RoutedOperation;

const NO_LABELS: ReadonlyMap<string, string> = new Map();

export function requestRouter(): RequestRouter {
  const rest = new WeakMap<ServiceModel, RestRouter>();
  const restOf = (model: ServiceModel): RestRouter => {
    let router = rest.get(model);
    if (router === undefined) {
      router = restRouter(model);
      rest.set(model, router);
    }
    return router;
  };
  return (model, protocol, request) => {
    switch (protocol) {
      case 'awsQuery':
      case 'ec2Query':
        return named(model, protocol, formField(request, protocol, 'Action'));
      case 'awsJson1_0':
      case 'awsJson1_1':
        return named(model, protocol, headerOf(request, 'x-amz-target')?.split('.').at(-1));
      case 'rpcv2Cbor':
        return named(model, protocol, request.path.split('/')[4]);
      case 'restJson1':
      case 'restXml': {
        const found = restOf(model)(request.method, request.path, queryMap(request.query), request.headers);
        if (found !== undefined) return found;
        throw new ServiceError('MethodNotAllowed', 405, 'The specified method is not allowed against this resource.', {
          members: { Method: request.method, ResourceType: 'SERVICE' },
        });
      }
    }
  };
}

function named(model: ServiceModel, protocol: Protocol, name: string | undefined): RoutedOperation {
  const operation = name !== undefined && Object.hasOwn(model.operations, name) ? model.operations[name] : undefined;
  if (operation !== undefined) return { operation, labels: NO_LABELS };
  if (protocol === 'awsQuery' || protocol === 'ec2Query') {
    if (name === undefined)
      throw new ServiceError('MissingAction', 400, 'Could not find operation in the request: the parameter Action is missing.');
    throw new ServiceError('InvalidAction', 400, `Could not find operation ${name} for version ${model.version}`);
  }
  throw new ServiceError('UnknownOperationException', 400, `${model.serviceId} has no operation ${name ?? 'without a name'}.`);
}

/** From the query, or else from the form. */
function formField({ query, body }: RoutableRequest, protocol: Protocol, wanted: string): string | undefined {
  try {
    for (const text of [query, body === undefined ? '' : Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('latin1')]) {
      if (!text.includes(`${wanted}=`)) continue;
      const found = parseFormFields(text).find(([name]) => name === wanted);
      if (found !== undefined) return found[1];
    }
  } catch {
    throw malformedInput(protocol, 'The request is not a well-formed form');
  }
  return undefined;
}

function queryMap(query: string): ReadonlyMap<string, string> {
  const map = new Map<string, string>();
  if (query === '') return map;
  try {
    for (const [name, value] of parseFormFields(query)) if (!map.has(name)) map.set(name, value);
  } catch {
    throw new ServiceError('InvalidURI', 400, "Couldn't parse the specified URI.");
  }
  return map;
}
