// Bodies within inputs are stored once the call is found allowed, and not before; parts are joined; what no row takes is let go.
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { beforeEach, expect, test } from 'vitest';
import { type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import type { EcrOperations } from '../model/generated/ecr.ts';
import type { StoredBlob } from '../ports/blobs.ts';
import { defineService } from '../service.ts';
import { ServiceError } from '../service-error.ts';

let cloud: TestCloud;
let allowed: boolean;
let seen: unknown[];
let parts: readonly StoredBlob[] | undefined;

function authorize(): readonly [] {
  if (!allowed) throw new ServiceError('AccessDeniedException', 400, 'no');
  return [];
}

/** Takes parts, and completes them; needs no permission. */
const service = defineService<EcrOperations>({
  name: 'ecr',
  tables: [],
  operations: {
    UploadLayerPart: {
      anonymous: true,
      unauthorized: 'a test',
      stores: 'layerPartBlob',
      authorize,
      handle: (_permit, { layerPartBlob }) => {
        seen.push(layerPartBlob);
        return {};
      },
    },
    CompleteLayerUpload: {
      anonymous: true,
      unauthorized: 'a test',
      joins: () => parts,
      authorize,
      handle: (_permit, input) => {
        seen.push((input as { readonly joined?: StoredBlob }).joined);
        return {};
      },
    },
  },
});

beforeEach(() => {
  cloud = testCloud({ services: [service] });
  [allowed, seen, parts] = [true, [], undefined];
});

async function send(operation: string, input: object): Promise<number> {
  const body = Buffer.from(JSON.stringify({ repositoryName: 'r', uploadId: 'u', ...input }));
  const headers = new Map([
    ['x-amz-target', [`AmazonEC2ContainerRegistry_V20150921.${operation}`]],
    ['content-type', ['application/x-amz-json-1.1']],
  ]);
  const request = { method: 'POST', path: '/', query: '', headers, host: 'localhost', secure: true, sourceAddress: '127.0.0.1' };
  return (await cloud.answer({ ...request, body: Readable.from([body]) })).status;
}

const upload = (bytes: Uint8Array): Promise<number> =>
  send('UploadLayerPart', { partFirstByte: 0, partLastByte: bytes.length - 1, layerPartBlob: Buffer.from(bytes).toString('base64') });
const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

test('a member is stored before the turn, up to 20 MiB of it', async () => {
  const bytes = Buffer.alloc(20 << 20, 'part');
  expect(await upload(bytes)).toBe(200);
  expect(seen).toEqual([{ digest: digestOf(bytes), length: bytes.length, checksums: new Map() }]);
  expect(cloud.blobs.held()).toEqual([]);
  expect(await upload(Buffer.alloc(25 << 20))).toBe(413);
});

test('nothing is stored or joined for a call that is refused, or whose input is not valid', async () => {
  const bytes = Buffer.from('part');
  expect(await send('UploadLayerPart', { layerPartBlob: bytes.toString('base64') })).toBe(400);
  allowed = false;
  expect(await upload(bytes)).toBe(400);
  parts = [cloud.blobs.put(Buffer.from('one')), cloud.blobs.put(Buffer.from('two'))];
  expect(await send('CompleteLayerUpload', { layerDigests: ['x'] })).toBe(400);
  expect(seen).toEqual([]);
  expect([digestOf(bytes), digestOf(Buffer.from('onetwo'))].map(cloud.blobs.has)).toEqual([false, false]);
  expect(cloud.recorded.map(({ error }) => error?.code)).toEqual(['ValidationException', 'AccessDeniedException', 'AccessDeniedException']);
});

test('parts are joined before the turn, if there are any', async () => {
  expect(await send('CompleteLayerUpload', { layerDigests: ['x'] })).toBe(200);
  parts = [cloud.blobs.put(Buffer.from('one')), cloud.blobs.put(Buffer.from('two'))];
  expect(await send('CompleteLayerUpload', { layerDigests: ['x'] })).toBe(200);
  expect(seen).toEqual([undefined, { digest: digestOf(Buffer.from('onetwo')), length: 6 }]);
  expect(cloud.blobs.held()).toEqual([]);
});
