// Pushing blobs: in one request, in two, in pieces, and from another repository. (Distribution specification 1.1, "Push".)
import { expect } from 'vitest';
import { type Blob, blobOf, digestOf, largeBlob } from './content.ts';
import { expectRefusal, locationOf, NOWHERE, type OciCase, OCTETS, type Registry } from './oci-case.ts';
import { withQuery } from './oci-client.ts';

async function expectBlob({ pullBlob }: Registry, repository: string, { bytes, digest }: Blob): Promise<void> {
  const answer = await pullBlob(repository, digest);
  expect(answer.status).toBe(200);
  expect(answer.body.equals(bytes), 'byte for byte').toBe(true);
}

export const BLOB_CASES: readonly OciCase[] = [
  {
    name: 'takes a blob in one request, or goes on with it in a second one',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), largeBlob('one request', 40_000)];
      const posted = await registry.ask('POST', withQuery(`${name}/blobs/uploads/`, 'digest', blob.digest), {
        body: blob.bytes,
        headers: OCTETS,
      });
      expect([201, 202]).toContain(posted.status);
      if (posted.status === 202) {
        const location = withQuery(locationOf(posted), 'digest', blob.digest);
        expect((await registry.follow('PUT', location, { body: blob.bytes, headers: OCTETS })).status).toBe(201);
      }
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'takes a blob by POST, then PUT, and says where it is',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), largeBlob('two requests', 40_000)];
      const location = withQuery(await registry.begin(name), 'digest', blob.digest);
      const put = await registry.follow('PUT', location, { body: blob.bytes, headers: OCTETS });
      expect(put.status).toBe(201);
      const pulled = await registry.follow('GET', locationOf(put));
      expect((pulled.status === 307 ? await registry.follow('GET', locationOf(pulled)) : pulled).body.equals(blob.bytes)).toBe(true);
    },
  },
  {
    name: 'takes the small blob that artifacts have as their config',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), blobOf('{}')];
      await registry.pushBlob(name, blob);
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'takes the same blob again',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), blobOf('again')];
      await registry.pushBlob(name, blob);
      await registry.pushBlob(name, blob);
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'takes a stream whose length nobody knows, as docker sends it',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), largeBlob('a stream', 300_000)];
      const pieces = [blob.bytes.subarray(0, 1), blob.bytes.subarray(1, 150_000), blob.bytes.subarray(150_000)];
      const patched = await registry.follow('PATCH', await registry.begin(name), { pieces, headers: OCTETS });
      expect(patched.status).toBe(202);
      expect(patched.header('range')).toBe(`0-${blob.bytes.length - 1}`);
      const put = await registry.follow('PUT', withQuery(locationOf(patched), 'digest', blob.digest));
      expect(put.status).toBe(201);
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'takes a blob in chunks, the last one with the PUT',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), largeBlob('chunks', 30_000)];
      let location = await registry.begin(name);
      for (const [from, to] of [
        [0, 10_000],
        [10_000, 20_000],
      ] as const) {
        const patched = await registry.follow('PATCH', location, chunk(blob, from, to));
        expect(patched.status).toBe(202);
        expect(patched.header('range')).toBe(`0-${to - 1}`);
        location = locationOf(patched);
      }
      const put = await registry.follow('PUT', withQuery(location, 'digest', blob.digest), chunk(blob, 20_000, 30_000));
      expect(put.status).toBe(201);
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'refuses a chunk out of order, and goes on with the one that is due',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), largeBlob('order', 30_000)];
      let location = await registry.begin(name);
      expect((await registry.follow('PATCH', location, chunk(blob, 10_000, 20_000))).status).toBe(416);
      location = locationOf(await registry.follow('PATCH', location, chunk(blob, 0, 10_000)));
      for (const [from, to] of [
        [20_000, 30_000],
        [0, 10_000],
        [9_999, 20_000],
      ] as const) {
        expect((await registry.follow('PATCH', location, chunk(blob, from, to))).status, `${from}`).toBe(416);
      }
      const patched = await registry.follow('PATCH', location, chunk(blob, 10_000, 30_000));
      expect((await registry.follow('PUT', withQuery(locationOf(patched), 'digest', blob.digest))).status).toBe(201);
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'tells how far an upload is',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), largeBlob('how far', 30_000)];
      const patched = await registry.follow('PATCH', await registry.begin(name), chunk(blob, 0, 12_345));
      const status = await registry.follow('GET', locationOf(patched));
      expect([status.status, status.header('range')]).toEqual([204, '0-12344']);
      const next = await registry.follow('PATCH', locationOf(status), chunk(blob, 12_345, 30_000));
      expect((await registry.follow('PUT', withQuery(locationOf(next), 'digest', blob.digest))).status).toBe(201);
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'goes on with an upload whose stream broke off where it says that it is',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), largeBlob('broken', 400_000)];
      const location = await registry.begin(name);
      await expect(registry.follow('PATCH', location, { body: blob.bytes, headers: OCTETS, breakAfter: 250_000 })).rejects.toThrow(
        'hung up',
      );
      const { at, next } = await settled(registry, location);
      expect(at).toBeLessThanOrEqual(250_000);
      const patched = await registry.follow('PATCH', next, chunk(blob, at, blob.bytes.length));
      expect(patched.status, `${patched.body}`).toBe(202);
      expect((await registry.follow('PUT', withQuery(locationOf(patched), 'digest', blob.digest))).status).toBe(201);
      await expectBlob(registry, name, blob);
    },
  },
  {
    name: 'keeps nothing under a digest that the bytes do not have',
    run: async (registry) => {
      const [name, blob] = [await registry.repository(), blobOf('these bytes')];
      const wrong = digestOf('other bytes');
      const one = await registry.follow('PUT', withQuery(await registry.begin(name), 'digest', wrong), {
        body: blob.bytes,
        headers: OCTETS,
      });
      expectRefusal(one, [400], ['DIGEST_INVALID']);
      const patched = await registry.follow('PATCH', await registry.begin(name), { body: blob.bytes, headers: OCTETS });
      expectRefusal(await registry.follow('PUT', withQuery(locationOf(patched), 'digest', wrong)), [400], ['DIGEST_INVALID']);
      for (const digest of [wrong, blob.digest]) expect((await registry.ask('HEAD', `${name}/blobs/${digest}`)).status).toBe(404);
    },
  },
  {
    name: 'refuses a digest that is none at the end of an upload',
    run: async (registry) => {
      const name = await registry.repository();
      for (const digest of ['sha256:abc', 'none', '']) {
        const put = await registry.follow('PUT', withQuery(await registry.begin(name), 'digest', digest), { body: 'x', headers: OCTETS });
        expectRefusal(put, [400], ['DIGEST_INVALID']);
      }
    },
  },
  {
    name: 'knows no upload that was not begun, in this repository',
    run: async (registry) => {
      const [mine, other] = [await registry.repository(), await registry.repository()];
      const location = await registry.begin(mine);
      const elsewhere = location.replace(`/${mine}/`, `/${other}/`);
      const never = location.replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}/, '00000000-0000-4000');
      expect(new Set([location, elsewhere, never]).size).toBe(3);
      for (const one of [elsewhere, never]) {
        expectRefusal(await registry.follow('GET', one), [404], ['BLOB_UPLOAD_UNKNOWN']);
        expectRefusal(await registry.follow('PATCH', one, { body: 'x', headers: OCTETS }), [404], ['BLOB_UPLOAD_UNKNOWN']);
        const put = await registry.follow('PUT', withQuery(one, 'digest', digestOf('x')), { body: 'x', headers: OCTETS });
        expectRefusal(put, [404], ['BLOB_UPLOAD_UNKNOWN']);
      }
    },
  },
  {
    name: 'forgets an upload that is cancelled, and one that is complete',
    run: async (registry) => {
      const name = await registry.repository();
      const cancelled = await registry.begin(name);
      expect((await registry.follow('DELETE', cancelled)).status).toBe(204);
      const complete = await registry.begin(name);
      await registry.follow('PUT', withQuery(complete, 'digest', digestOf('x')), { body: 'x', headers: OCTETS });
      for (const location of [cancelled, complete]) {
        expectRefusal(await registry.follow('GET', location), [404], ['BLOB_UPLOAD_UNKNOWN']);
      }
    },
  },
  {
    name: 'mounts a blob of another repository, with the bytes that it has there',
    run: async (registry) => {
      const [from, to, blob] = [await registry.repository(), await registry.repository(), blobOf('mounted')];
      await registry.pushBlob(from, blob);
      const mounted = await registry.ask('POST', mount(to, blob.digest, from));
      expect(mounted.status).toBe(201);
      const pulled = await registry.follow('GET', locationOf(mounted));
      expect((pulled.status === 307 ? await registry.follow('GET', locationOf(pulled)) : pulled).body.equals(blob.bytes)).toBe(true);
      await expectBlob(registry, to, blob);
    },
  },
  {
    name: 'begins an upload where there is nothing to mount',
    run: async (registry) => {
      const [from, to, blob] = [await registry.repository(), await registry.repository(), blobOf('not there')];
      for (const path of [mount(to, blob.digest, from), mount(to, blob.digest, registry.absent), mount(to, NOWHERE)]) {
        const answer = await registry.ask('POST', path);
        expect(answer.status, path).toBe(202);
        const put = await registry.follow('PUT', withQuery(locationOf(answer), 'digest', blob.digest), {
          body: blob.bytes,
          headers: OCTETS,
        });
        expect(put.status).toBe(201);
      }
      await expectBlob(registry, to, blob);
    },
  },
  {
    name: 'takes and gives many blobs at once, and mixes up none',
    run: async (registry) => {
      const name = await registry.repository();
      const blobs = Array.from({ length: 16 }, (_, at) => largeBlob(`at once ${at}`, 200_000 + at));
      // The last four are the same one.
      const pushed = [...blobs, ...Array.from({ length: 3 }, () => blobs[15])].filter((blob) => blob !== undefined);
      await Promise.all(pushed.map((blob) => registry.pushBlob(name, blob)));
      await Promise.all(pushed.map((blob) => expectBlob(registry, name, blob)));
    },
  },
  {
    name: 'begins no upload in a repository that is not there',
    run: async (registry) => {
      expectRefusal(await registry.ask('POST', `${registry.absent}/blobs/uploads/`), [404], ['NAME_UNKNOWN']);
    },
  },
];

function chunk({ bytes }: Blob, from: number, to: number): { readonly body: Buffer; readonly headers: Readonly<Record<string, string>> } {
  return { body: bytes.subarray(from, to), headers: { ...OCTETS, 'content-range': `${from}-${to - 1}` } };
}

function mount(repository: string, digest: string, from?: string): string {
  const path = withQuery(`${repository}/blobs/uploads/`, 'mount', digest);
  return from === undefined ? path : withQuery(path, 'from', from);
}

/** Where the upload goes on once the registry has noticed that the stream broke off: until then it is busy, or at its beginning. */
async function settled({ follow }: Registry, location: string): Promise<{ readonly at: number; readonly next: string }> {
  for (;;) {
    const status = await follow('GET', location);
    const end = Number(/^0-(\d+)$/.exec(status.header('range') ?? '')?.[1] ?? 0);
    if (status.status === 204 && end > 0) return { at: end + 1, next: locationOf(status) };
  }
}
