// Answers one output case as a server would.
import type { OperationModel, ServiceModel } from '../../src/cloud/model/service-model.ts';
import { renderError } from '../../src/cloud/protocol/render-error.ts';
import { renderOutput } from '../../src/cloud/protocol/render-output.ts';
import { ServiceError } from '../../src/cloud/service-error.ts';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';
import { canonicalBody } from './canonical-body.ts';
import { toHandler } from './case-values.ts';
import { modelOfSuite, protocolOf } from './model-of-suite.ts';
import type { ProtocolCase, ProtocolSuite } from './protocol-cases.ts';

export interface CaseOutcome {
  readonly found: unknown;
  readonly expected: unknown;
}

export function runOutput(suite: ProtocolSuite, item: ProtocolCase): CaseOutcome {
  const { model, operation } = modelOfSuite(suite, item.given);
  const protocol = protocolOf(suite);
  const wanted = item.response ?? { status_code: 200 };
  const response = item.error === undefined ? answer(model, operation, item, suite) : refuse(model, operation, item, suite);
  const encoding = protocol === 'rpcv2Cbor' ? 'base64' : 'utf8';
  const wantedBody = new Uint8Array(Buffer.from(wanted.body ?? '', encoding));
  const body = bytesOf(response);
  const sent = [...response.headers, ['Content-Length', String(body.length)] as const];
  const headers = new Map(sent.map(([name, value]) => [name.toLowerCase(), value]));
  const names = Object.keys(wanted.headers ?? {});
  return {
    found: {
      status: response.status,
      headers: names.map((name) => [name, plainHeader(name, headers.get(name.toLowerCase()))]),
      body: plain(canonicalBody(protocol, body)),
    },
    expected: {
      status: wanted.status_code,
      headers: names.map((name) => [name, plainHeader(name, wanted.headers?.[name])]),
      body: plain(canonicalBody(protocol, wantedBody)),
    },
  };
}

function bytesOf({ body }: WireResponse): Uint8Array {
  if (typeof body === 'string') return new Uint8Array(Buffer.from(body, 'utf8'));
  if (body === undefined || body instanceof Uint8Array) return body ?? new Uint8Array();
  throw new Error('no case sends a stored body');
}

/** The parameters of media types do not count. */
function plainHeader(name: string, value: string | undefined): string | undefined {
  return name.toLowerCase() === 'content-type' ? value?.split(';', 1)[0] : value;
}

function answer(model: ServiceModel, operation: OperationModel, item: ProtocolCase, suite: ProtocolSuite): WireResponse {
  const output = operation.output === undefined ? undefined : toHandler(model, `#${operation.output}`, item.result ?? {});
  const requestId = item.response?.headers?.['X-Amzn-Requestid'] ?? 'request';
  return renderOutput(model, operation, protocolOf(suite), output as Record<string, unknown> | undefined, requestId);
}

function refuse(model: ServiceModel, operation: OperationModel, item: ProtocolCase, suite: ProtocolSuite): WireResponse {
  const [name = ''] = operation.errors;
  const shape = model.shapes[name];
  if (shape?.kind !== 'error') throw new Error(`${item.id} lists no error`);
  const members = toHandler(model, `#${name}`, item.error) as Record<string, unknown>;
  const written = /<Message>(.*)<\/Message>/.exec(item.response?.body ?? '')?.[1];
  const message = String(members['Message'] ?? members['message'] ?? written ?? '');
  const status = item.response?.status_code ?? shape.status;
  return renderError(model, operation, protocolOf(suite), new ServiceError(shape.code, status, message, { members }), 'request');
}

/** As JSON; numbers of other widths and moments in other zones are equal, namespaces before an error's name are the server's own. */
function plain(body: unknown): unknown {
  const result: unknown = JSON.parse(
    JSON.stringify(body ?? null, (key, value: unknown) => {
      if ((key === 'message' || key === 'Message') && value === '') return undefined;
      if (key === '__type' && typeof value === 'string') return value.slice(value.indexOf('#') + 1);
      if (typeof value === 'bigint') return Number(value);
      if (typeof value === 'number' && !Number.isFinite(value)) return String(value);
      const isMoment = typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value);
      return isMoment ? new Date(value).toISOString() : value;
    }),
  );
  // No document says as much as an empty one.
  return typeof result === 'object' && result !== null && Object.keys(result).length === 0 ? null : result;
}
