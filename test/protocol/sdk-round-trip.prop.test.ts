// The SDK's own clients talk to the codecs: what they send is read as what they were given, and they read what is written.
import { createRequire } from 'node:module';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '../testkit/runs.ts';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import type { OperationModel, Protocol, ServiceModel } from '../../src/cloud/model/service-model.ts';
import { parseFormFields } from '../../src/cloud/protocol/form-fields.ts';
import { parseInput } from '../../src/cloud/protocol/parse-input.ts';
import { renderOutput } from '../../src/cloud/protocol/render-output.ts';
import { restRouter } from '../../src/cloud/protocol/rest-router.ts';
import { CLIENTS } from '../../scripts/models/clients.ts';
import type { ClientSource } from '../../scripts/models/clients.ts';
import { arbitraryStructure } from './arbitrary-shape.ts';

interface SentRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | readonly string[] | null>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

type Values = Readonly<Record<string, unknown>>;
type Answer = { readonly statusCode: number; readonly headers: Readonly<Record<string, string>>; readonly body: Readable };
interface Client {
  readonly send: (command: object) => Promise<Values>;
}

const require = createRequire(import.meta.url);
const RUNS = runs(3);

/** What clients compute themselves, or send elsewhere, or only a handler with bytes at hand could answer. */
const SKIPPED = /SSECustomerKey|^Checksum|ContentMD5|^ContentLength$|^Expires$|^Body$|^ContentRange$|^OutpostId$/;
/** Its answer is a stream of events; its request is raw bytes. */
const SKIPPED_OPERATIONS = new Set(['SelectObjectContent', 'WriteGetObjectResponse']);

describe.each(CLIENTS)('client of $name', (source) => {
  const model = loadModel(source.name);
  const operations = Object.values(model.operations).filter(
    ({ name }) => !SKIPPED_OPERATIONS.has(name) && (source.operations?.includes(name) ?? true),
  );
  const { commandOf, exchange } = openClient(source);
  const plan = { model, skip: (_: string, member: string) => SKIPPED.test(member) };

  it.each(operations)('$name', async (operation) => {
    const inputs = operation.input === undefined ? fc.constant({}) : arbitraryStructure(plan, operation.input);
    const outputs = operation.output === undefined ? fc.constant({}) : arbitraryStructure(plan, operation.output);
    await fc.assert(
      fc.asyncProperty(inputs, outputs, async (input, output) => {
        const { sent, received } = await exchange(commandOf(operation.name, input), answerOf(model, operation, output));
        expect(plain(readSent(model, operation, sent))).toMatchObject(plain(input) as object);
        const { $metadata, ...result } = received;
        expect($metadata).toMatchObject({ requestId: 'the-request' });
        expect(plain(result)).toMatchObject(plain(output) as object);
      }),
      { numRuns: RUNS },
    );
  });
});

function protocolOf(model: ServiceModel): Protocol {
  const [protocol] = model.protocols;
  if (protocol === undefined) throw new Error(`${model.name} has no protocol`);
  return protocol;
}

function answerOf(model: ServiceModel, operation: OperationModel, output: Values): Answer {
  const { status, headers, body } = renderOutput(model, operation, protocolOf(model), output, 'the-request');
  if (typeof body === 'object' && 'stream' in body) throw new Error('no operation here answers a stored body');
  const lower = headers.map(([name, value]) => [name.toLowerCase(), value] as const);
  return { statusCode: status, headers: Object.fromEntries(lower), body: Readable.from(body === undefined ? [] : [Buffer.from(body)]) };
}

function readSent(model: ServiceModel, operation: OperationModel, sent: SentRequest): Values {
  const { path, method } = sent;
  const query = Object.entries(sent.query)
    .flatMap(([name, value]) => [value ?? ''].flat().map((text) => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`))
    .join('&');
  const headers = new Map(Object.entries(sent.headers).map(([name, value]) => [name.toLowerCase(), [String(value)]]));
  const protocol = protocolOf(model);
  const routed = operation.http === undefined ? undefined : restRouter(model)(method, path, new Map(parseFormFields(query)), headers);
  if (operation.http !== undefined) expect(routed?.operation.name).toBe(operation.name);
  const body = sent.body === undefined ? undefined : new Uint8Array(Buffer.from(sent.body));
  return parseInput(model, operation, protocol, { path, query, headers, body }, routed?.labels ?? new Map());
}

function openClient(source: ClientSource): {
  readonly commandOf: (operation: string, input: Values) => object;
  readonly exchange: (command: object, answer: Answer) => Promise<{ sent: SentRequest; received: Values }>;
} {
  const exports = require(source.from) as Readonly<Record<string, new (value: object) => object>>;
  const [, Class] = Object.entries(exports).find(([name]) => /^[A-Z][A-Za-z0-9]*Client$/.test(name)) ?? [];
  if (Class === undefined) throw new Error(`${source.from} exports no client`);
  let sent: SentRequest | undefined;
  let answer: Answer | undefined;
  const handle = (request: SentRequest): Promise<{ response: Answer | undefined }> => {
    sent = request;
    return Promise.resolve({ response: answer });
  };
  const client = new Class({
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' },
    requestHandler: { handle },
    forcePathStyle: true,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  }) as Client;
  return {
    commandOf: (operation, input) => {
      const Command = exports[`${operation}Command`];
      if (Command === undefined) throw new Error(`${source.from} has no command for ${operation}`);
      return new Command(input);
    },
    exchange: async (command, next) => {
      answer = next;
      const received = await client.send(command);
      if (sent === undefined) throw new Error('nothing was sent');
      return { sent, received };
    },
  };
}

/** Dates and bytes as text, so that values compare by content. */
function plain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]) => (item === undefined ? [] : [[key, plain(item)]])));
}
