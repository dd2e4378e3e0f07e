// A gateway and the cloud behind it: which requests are its own, calls through it, and what is let go at the end.
import { Readable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { failureOf } from '../../../../test/testkit/cloud/failure-of.ts';
import { type TestCloud, testCloud } from '../../../../test/testkit/cloud/test-cloud.ts';
import { ANONYMOUS } from '../../anonymous-caller.ts';
import type { GatewayCall, GatewayContext } from '../../gateway.ts';
import type { EcrOperations } from '../../model/generated/ecr.ts';
import { defineService } from '../../service.ts';
import { ServiceError } from '../../service-error.ts';
import { defineTable, type Table } from '../../state/table.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { WireResponse } from '../../wire/wire-response.ts';
import { answerPages } from '../answer-pages.ts';
import { serviceFinder } from '../service-finder.ts';

const NAMES: Table<{ readonly name: string }> = defineTable<{ readonly name: string }>('test.names');
const CREATE: GatewayCall = { operation: 'CreateRepository', input: { repositoryName: 'one' }, caller: ANONYMOUS, region: 'us-west-2' };

let cloud: TestCloud;
let answer: (request: WireRequest, cx: GatewayContext) => Promise<WireResponse>;

/** Keeps names; `denied` it takes from nobody, `broken` breaks it. */
const service = defineService<EcrOperations>({
  name: 'ecr',
  tables: [NAMES],
  operations: {
    CreateRepository: {
      anonymous: true,
      unauthorized: 'a test',
      authorize: ({ repositoryName }) => {
        if (repositoryName === 'denied') throw new ServiceError('AccessDeniedException', 400, 'no');
        return [];
      },
      handle: (_permit, { repositoryName: name }, cx) => {
        cx.state.put(NAMES, name, { name: `${name} ${cx.region} ${cx.request.gateway === true}` });
        if (name === 'broken') throw new ServiceError('InvalidParameterException', 400, 'broken');
        return { repository: { repositoryName: name } };
      },
    },
  },
  gateway: { takes: ({ host }) => host === 'door.example', answer: (request, cx) => answer(request, cx) },
});

beforeEach(() => {
  cloud = testCloud({ services: [service] });
  answer = async () => ({ status: 200, headers: [] });
});

function request(host: string): WireRequest {
  const wire = { method: 'GET', path: '/', query: '', headers: new Map(), secure: true, sourceAddress: '127.0.0.1' };
  return { ...wire, host, body: Readable.from([]) };
}

/** Runs within an answer of the gateway. */
async function within<T>(work: (cx: GatewayContext) => Promise<T>): Promise<T> {
  let result: T | undefined;
  answer = async (_request, cx) => {
    result = await work(cx);
    return { status: 200, headers: [] };
  };
  await cloud.answer(request('door.example'));
  return result as T;
}

const names = (): readonly string[] => [...cloud.kernel.state.reader.scan(NAMES, '')].map(([, { name }]) => name);

test('what it takes, it answers; the answer carries the id of the request', async () => {
  answer = async () => ({ status: 418, headers: [['A', 'b']], body: 'tea' });
  const { status, headers, body } = await cloud.answer(request('door.example'));
  expect([status, headers, body]).toEqual([
    418,
    [
      ['A', 'b'],
      ['x-amzn-RequestId', expect.stringMatching(/^[0-9a-f-]{36}$/)],
    ],
    'tea',
  ]);
  expect((await cloud.answer(request('other.example'))).status).not.toBe(418);
});

test('no page of another origin gets to it', async () => {
  const { kernel } = cloud;
  const pages = answerPages(kernel, serviceFinder(kernel.registry), cloud.answer);
  for (const navigation of [true, false]) {
    expect((await pages(request('door.example'), { origin: 'https://example.com', navigation })).status).toBe(403);
  }
});

test('calls are made, and recorded; what a refused one wrote is undone', async () => {
  const output = await within((cx) => cx.call(CREATE));
  expect(output).toEqual({ repository: { repositoryName: 'one' } });
  const errors = await within(async (cx) => {
    const failed: unknown[] = [];
    for (const repositoryName of ['denied', 'broken']) {
      await cx.call({ ...CREATE, input: { repositoryName } }).catch((error: ServiceError) => failed.push(error.code));
    }
    failed.push(failureOf(() => cx.rehearse({ ...CREATE, input: { repositoryName: 'denied' } })).code);
    cx.rehearse({ ...CREATE, input: { repositoryName: 'two' } });
    return failed;
  });
  expect(errors).toEqual(['AccessDeniedException', 'InvalidParameterException', 'AccessDeniedException']);
  expect(names()).toEqual(['one us-west-2 true']);
  expect(cloud.recorded.map(({ input, error }) => [input['repositoryName'], error?.code])).toEqual([
    ['one', undefined],
    ['denied', 'AccessDeniedException'],
    ['broken', 'InvalidParameterException'],
    ['denied', 'AccessDeniedException'],
  ]);
});

test('a change in the place of a call needs its permission', async () => {
  await within(async (cx) => {
    await cx.instead(CREATE, (state) => state.put(NAMES, 'x', { name: 'x' }));
    const denied = cx.instead({ ...CREATE, input: { repositoryName: 'denied' } }, (state) => state.put(NAMES, 'y', { name: 'y' }));
    await expect(denied).rejects.toThrow('no');
  });
  expect(names()).toEqual(['x']);
});

test('blobs that came in are let go at the end, also when it fails', async () => {
  const held: (readonly string[])[] = [];
  answer = async (_request, cx) => {
    await cx.receive(Readable.from([Buffer.from('one')]));
    held.push(cloud.blobs.held());
    throw new Error('it broke');
  };
  await expect(cloud.answer(request('door.example'))).rejects.toThrow('it broke');
  expect(held).toEqual([[expect.any(String)]]);
  expect(cloud.blobs.held()).toEqual([]);
});
