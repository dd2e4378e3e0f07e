// Reads one input case as a server would.
import { parseFormFields } from '../../src/cloud/protocol/form-fields.ts';
import { parseInput } from '../../src/cloud/protocol/parse-input.ts';
import { restRouter } from '../../src/cloud/protocol/rest-router.ts';
import { toCase } from './case-values.ts';
import { modelOfSuite, protocolOf } from './model-of-suite.ts';
import type { ProtocolCase, ProtocolSuite } from './protocol-cases.ts';
import type { CaseOutcome } from './run-output-case.ts';

export function runInput(suite: ProtocolSuite, item: ProtocolCase): CaseOutcome {
  const { model, operation } = modelOfSuite(suite, item.given);
  const protocol = protocolOf(suite);
  const { uri, body, headers = {}, method = 'POST' } = item.serialized ?? { uri: '/' };
  const [path = '', query = ''] = uri.split('?', 2);
  const wireHeaders = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), [value]]));
  const request = { path, query, headers: wireHeaders, body: body === undefined ? undefined : bytesOf(protocol, body) };
  const isRest = protocol === 'restJson1' || protocol === 'restXml';
  const routed = isRest ? restRouter(model)(method, path, new Map(parseFormFields(query)), wireHeaders) : undefined;
  if (isRest && routed === undefined) throw new Error('it is routed nowhere');
  const input = parseInput(model, operation, protocol, request, routed?.labels ?? new Map());
  const root = `#${operation.input ?? ''}`;
  return { found: toCase(model, root, input), expected: toCase(model, root, withoutStreams(suite, item)) };
}

/** Streams are not parsed. */
function withoutStreams(suite: ProtocolSuite, { given, params = {} }: ProtocolCase): unknown {
  const shape = suite.shapes[given.input?.shape ?? ''];
  const isStream = (member: string): boolean => suite.shapes[shape?.members?.[member]?.shape ?? '']?.streaming === true;
  return Object.fromEntries(Object.entries(params).filter(([member]) => !isStream(member)));
}

function bytesOf(protocol: string, body: string): Uint8Array {
  return new Uint8Array(Buffer.from(body, protocol === 'rpcv2Cbor' ? 'base64' : 'utf8'));
}
