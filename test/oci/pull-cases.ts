// Pulling: manifests and blobs, by tag and digest, whole, in part, and their heads. (Distribution specification 1.1, "Pull".)
import { expect } from 'vitest';
import { DOCKER_MANIFEST, imageOf, indexOf, largeBlob } from './content.ts';
import { ACCEPT, expectManifest, expectRefusal, NOWHERE, type OciCase } from './oci-case.ts';
import { send } from './oci-client.ts';

const LAYER = largeBlob('a layer to pull', 100_000);

export const PULL_CASES: readonly OciCase[] = [
  {
    name: 'says that it is a registry to who may log in',
    run: async ({ ask }) => {
      expect((await ask('GET', '')).status).toBe(200);
    },
  },
  {
    name: 'asks who does not say who he is for credentials',
    run: async ({ target: { authorization: _, ...target }, repository }) => {
      for (const path of ['/', `/${await repository()}/tags/list`]) {
        const answer = await send(target, 'GET', target.prefix + path);
        expect(answer.status).toBe(401);
        expect(answer.header('www-authenticate')).toMatch(/^(?:Basic|Bearer) realm="[^"]+"/);
      }
    },
  },
  {
    name: 'gives a manifest by its tag and by its digest as it was pushed',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'pulled' })];
      await pushManifest(name, image, 'v1.0');
      expectManifest(await ask('GET', `${name}/manifests/v1.0`, { headers: ACCEPT }), image);
      expectManifest(await ask('GET', `${name}/manifests/${image.digest}`, { headers: ACCEPT }), image);
    },
  },
  {
    name: "gives a manifest of Docker's form with its own media type",
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'of docker', mediaType: DOCKER_MANIFEST })];
      await pushManifest(name, image, 'v1.0');
      expectManifest(await ask('GET', `${name}/manifests/v1.0`, { headers: ACCEPT }), image);
    },
  },
  {
    name: 'gives an index and each image that it lists',
    run: async ({ repository, pushManifest, ask }) => {
      const images = [imageOf({ seed: 'amd64' }), imageOf({ seed: 'arm64' })];
      const [name, index] = [await repository(), indexOf(images)];
      for (const image of images) await pushManifest(name, image);
      await pushManifest(name, index, 'all');
      expectManifest(await ask('GET', `${name}/manifests/all`, { headers: ACCEPT }), index);
      for (const image of images) expectManifest(await ask('GET', `${name}/manifests/${image.digest}`, { headers: ACCEPT }), image);
    },
  },
  {
    name: 'tells the head of a manifest without its body',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'head' })];
      await pushManifest(name, image, 'v1.0');
      for (const reference of ['v1.0', image.digest]) {
        const answer = await ask('HEAD', `${name}/manifests/${reference}`, { headers: ACCEPT });
        expect(answer.status).toBe(200);
        expect(answer.header('content-length')).toBe(String(image.bytes.length));
        expect(answer.header('content-type')).toBe(image.mediaType);
        expect(answer.header('docker-content-digest')).toBe(image.digest);
        expect(answer.body.length).toBe(0);
      }
    },
  },
  {
    name: 'knows no manifest that was not pushed',
    run: async ({ repository, pushManifest, ask }) => {
      const name = await repository();
      await pushManifest(name, imageOf({ seed: 'another' }), 'v1.0');
      for (const reference of ['v2.0', NOWHERE]) {
        expectRefusal(await ask('GET', `${name}/manifests/${reference}`, { headers: ACCEPT }), [404], ['MANIFEST_UNKNOWN']);
        expect((await ask('HEAD', `${name}/manifests/${reference}`, { headers: ACCEPT })).status).toBe(404);
      }
    },
  },
  {
    name: 'gives no manifest of another repository',
    run: async ({ repository, pushManifest, ask }) => {
      const [mine, other, image] = [await repository(), await repository(), imageOf({ seed: 'mine' })];
      await pushManifest(mine, image, 'v1.0');
      expectRefusal(await ask('GET', `${other}/manifests/${image.digest}`, { headers: ACCEPT }), [404], ['MANIFEST_UNKNOWN']);
    },
  },
  {
    name: 'says that it does not know the name of a repository',
    run: async ({ absent, ask }) => {
      for (const path of ['manifests/v1.0', `manifests/${NOWHERE}`, `blobs/${NOWHERE}`, 'tags/list']) {
        expectRefusal(await ask('GET', `${absent}/${path}`, { headers: ACCEPT }), [404], ['NAME_UNKNOWN']);
      }
    },
  },
  {
    name: 'gives a blob, and its head',
    run: async ({ repository, pushBlob, pullBlob, ask }) => {
      const name = await repository();
      await pushBlob(name, LAYER);
      const answer = await pullBlob(name, LAYER.digest);
      expect(answer.status).toBe(200);
      expect(answer.body.equals(LAYER.bytes)).toBe(true);
      const head = await ask('HEAD', `${name}/blobs/${LAYER.digest}`);
      expect([head.status, head.header('content-length'), head.body.length]).toEqual([200, String(LAYER.bytes.length), 0]);
      expect([LAYER.digest, undefined]).toContain(head.header('docker-content-digest'));
    },
  },
  {
    name: 'knows no blob that was not pushed',
    run: async ({ repository, pullBlob, ask }) => {
      const name = await repository();
      expectRefusal(await pullBlob(name, NOWHERE), [404], ['BLOB_UNKNOWN']);
      expect((await ask('HEAD', `${name}/blobs/${NOWHERE}`)).status).toBe(404);
    },
  },
  {
    name: 'gives no blob of another repository',
    run: async ({ repository, pushBlob, pullBlob, ask }) => {
      const [mine, other] = [await repository(), await repository()];
      await pushBlob(mine, LAYER);
      expectRefusal(await pullBlob(other, LAYER.digest), [404], ['BLOB_UNKNOWN']);
      expect((await ask('HEAD', `${other}/blobs/${LAYER.digest}`)).status).toBe(404);
    },
  },
  {
    name: 'refuses a digest that is none',
    run: async ({ repository, ask }) => {
      const name = await repository();
      for (const digest of ['sha256:0123', `sha256:${'g'.repeat(64)}`]) {
        const answer = await ask('GET', `${name}/blobs/${digest}`);
        expect([400, 404], digest).toContain(answer.status);
      }
    },
  },
  {
    name: 'gives the part of a blob that is asked for',
    run: async ({ repository, pushBlob, pullBlob }) => {
      const [name, { length }] = [await repository(), LAYER.bytes];
      await pushBlob(name, LAYER);
      for (const [range, from, to] of [
        ['0-0', 0, 1],
        ['4096-8191', 4096, 8192],
        [`${length - 10}-`, length - 10, length],
        ['-100', length - 100, length],
        [`99000-${length + 500}`, 99_000, length],
      ] as const) {
        const answer = await pullBlob(name, LAYER.digest, { range: `bytes=${range}` });
        expect(answer.status, range).toBe(206);
        expect(answer.header('content-range')).toBe(`bytes ${from}-${to - 1}/${length}`);
        expect(answer.body.equals(LAYER.bytes.subarray(from, to)), range).toBe(true);
      }
    },
  },
  {
    name: 'has nothing behind the end of a blob',
    run: async ({ repository, pushBlob, pullBlob }) => {
      const name = await repository();
      await pushBlob(name, LAYER);
      expect((await pullBlob(name, LAYER.digest, { range: 'bytes=100000-' })).status).toBe(416);
    },
  },
];
