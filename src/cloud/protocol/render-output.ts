// From what a handler answers to the response, in whichever protocol it was asked.
import type { OperationModel, Protocol, ServiceModel } from '../model/service-model.ts';
import type { StreamedBody } from '../model/streamed-body.ts';
import type { WireResponse } from '../wire/wire-response.ts';
import { encodeCbor } from './cbor/encode-cbor.ts';
import { CONTENT_TYPES } from './content-types.ts';
import { CBOR_FORMAT, JSON_FORMAT } from './document/document-format.ts';
import { writeMembers } from './document/write-document.ts';
import { planOf } from './operation-plan.ts';
import type { Bindings } from './operation-plan.ts';
import { renderForm } from './query/render-form.ts';
import { requestIdHeaders } from './request-id-headers.ts';
import { renderRest } from './rest/render-rest.ts';

export interface RenderedOutput extends WireResponse {
  /** The output's `stream` member, where it is stored elsewhere: the body to send. `body` is absent then. */
  readonly streamed?: Exclude<StreamedBody, Uint8Array>;
}

export type Output = Readonly<Record<string, unknown>> | undefined;

/** The response to a call that succeeded. `output` is by the model's member names; what is no member of it is left out. */
export function renderOutput(
  model: ServiceModel,
  operation: OperationModel,
  protocol: Protocol,
  output: Output,
  requestId: string,
): RenderedOutput {
  const { output: bindings } = planOf(model, operation);
  switch (protocol) {
    case 'awsQuery':
    case 'ec2Query':
      return renderForm(model, operation, protocol, bindings?.structure, output, requestId);
    case 'awsJson1_0':
    case 'awsJson1_1': {
      const body = JSON.stringify(writeMembers(bindings?.structure.members ?? [], output ?? {}, JSON_FORMAT));
      // AWS sends nothing where the operation has no output, and clients take both.
      return bindings === undefined ? envelope(protocol, requestId) : { ...envelope(protocol, requestId), body };
    }
    case 'rpcv2Cbor':
      return renderCbor(bindings, output, requestId);
    case 'restJson1':
    case 'restXml':
      return renderRest(model, operation, protocol, bindings, output ?? {}, requestId);
  }
}

function envelope(protocol: Protocol, requestId: string): WireResponse {
  return { status: 200, headers: [...requestIdHeaders(protocol, requestId), ['Content-Type', CONTENT_TYPES[protocol]]] };
}

function renderCbor(bindings: Bindings | undefined, output: Output, requestId: string): WireResponse {
  const { status, headers } = envelope('rpcv2Cbor', requestId);
  const marked = [...headers, ['smithy-protocol', 'rpc-v2-cbor'] as const];
  if (bindings === undefined) return { status, headers: marked.filter(([name]) => name !== 'Content-Type') };
  return { status, headers: marked, body: encodeCbor(writeMembers(bindings.structure.members, output ?? {}, CBOR_FORMAT)) };
}
