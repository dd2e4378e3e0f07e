// Pushing manifests: images, indexes and artifacts, by tag and digest. (Distribution specification 1.1, "Pushing Manifests".)
import { expect } from 'vitest';
import { artifactOf, blobOf, digestOf, imageOf, indexOf, OCI_MANIFEST } from './content.ts';
import { ACCEPT, expectManifest, expectRefusal, locationOf, NOWHERE, type OciCase } from './oci-case.ts';

const MIB = 2 ** 20;
const TYPED = { 'content-type': OCI_MANIFEST };

export const MANIFEST_CASES: readonly OciCase[] = [
  {
    name: 'says where a manifest is that was pushed by a tag, and its digest',
    run: async ({ repository, pushManifest, follow }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'by tag' })];
      const put = await pushManifest(name, image, 'v1.0');
      expect(put.header('docker-content-digest')).toBe(image.digest);
      expectManifest(await follow('GET', locationOf(put), { headers: ACCEPT }), image);
    },
  },
  {
    name: 'takes a manifest by its digest, and gives it no tag',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'by digest' })];
      await pushManifest(name, image);
      expectManifest(await ask('GET', `${name}/manifests/${image.digest}`, { headers: ACCEPT }), image);
      const { tags } = JSON.parse((await ask('GET', `${name}/tags/list`)).body.toString()) as { readonly tags: readonly string[] | null };
      expect(tags ?? []).toEqual([]);
    },
  },
  {
    name: 'refuses a manifest by another digest than its own',
    run: async ({ repository, pushBlob, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'other digest' })];
      for (const blob of image.blobs) await pushBlob(name, blob);
      const put = await ask('PUT', `${name}/manifests/${NOWHERE}`, { body: image.bytes, headers: TYPED });
      expectRefusal(put, [400], ['DIGEST_INVALID', 'MANIFEST_INVALID']);
      for (const digest of [NOWHERE, image.digest]) {
        expect((await ask('HEAD', `${name}/manifests/${digest}`, { headers: ACCEPT })).status).toBe(404);
      }
    },
  },
  {
    name: 'refuses a manifest whose layers are not there',
    run: async ({ repository, pushBlob, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'no layers' })];
      const [config] = image.blobs;
      if (config !== undefined) await pushBlob(name, config);
      const put = await ask('PUT', `${name}/manifests/v1.0`, { body: image.bytes, headers: TYPED });
      expectRefusal(put, [400, 404], ['MANIFEST_BLOB_UNKNOWN', 'BLOB_UNKNOWN']);
      expect((await ask('HEAD', `${name}/manifests/v1.0`, { headers: ACCEPT })).status).toBe(404);
    },
  },
  {
    name: 'refuses what is no manifest',
    run: async ({ repository, ask }) => {
      const name = await repository();
      for (const body of ['', '{', '[]', '"manifest"', '{"schemaVersion":2}']) {
        const put = await ask('PUT', `${name}/manifests/v1.0`, { body, headers: TYPED });
        expectRefusal(put, [400], ['MANIFEST_INVALID']);
      }
      expect((await ask('HEAD', `${name}/manifests/v1.0`, { headers: ACCEPT })).status).toBe(404);
    },
  },
  {
    name: 'refuses a manifest that is called what it is not',
    run: async ({ repository, pushBlob, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'called index' })];
      for (const blob of image.blobs) await pushBlob(name, blob);
      const headers = { 'content-type': 'application/vnd.oci.image.index.v1+json' };
      const put = await ask('PUT', `${name}/manifests/v1.0`, { body: image.bytes, headers });
      expectRefusal(put, [400, 405], ['MANIFEST_INVALID', 'UNSUPPORTED']);
    },
  },
  {
    name: 'refuses tags that are none',
    run: async ({ repository, pushBlob, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'odd tag' })];
      for (const blob of image.blobs) await pushBlob(name, blob);
      for (const tag of ['.hidden', '-dash', 'x'.repeat(129), 'a%20b', 'a%2Bb']) {
        const { status } = await ask('PUT', `${name}/manifests/${tag}`, { body: image.bytes, headers: TYPED });
        expect([400, 404, 405], tag).toContain(status);
      }
      const { tags } = JSON.parse((await ask('GET', `${name}/tags/list`)).body.toString()) as { readonly tags: readonly string[] | null };
      expect(tags ?? []).toEqual([]);
    },
  },
  {
    name: 'takes tags of every form that there is',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'tags' })];
      for (const tag of ['a', '_', '0', 'V1.0-rc_1', 'x'.repeat(128)]) {
        await pushManifest(name, image, tag);
        expectManifest(await ask('GET', `${name}/manifests/${tag}`, { headers: ACCEPT }), image);
      }
    },
  },
  {
    name: 'moves a tag to the image that was pushed last, and keeps the other',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, first, second] = [await repository(), imageOf({ seed: 'first' }), imageOf({ seed: 'second' })];
      await pushManifest(name, first, 'latest');
      await pushManifest(name, second, 'latest');
      expectManifest(await ask('GET', `${name}/manifests/latest`, { headers: ACCEPT }), second);
      expectManifest(await ask('GET', `${name}/manifests/${first.digest}`, { headers: ACCEPT }), first);
    },
  },
  {
    name: 'keeps the bytes of a manifest, also those that mean nothing',
    run: async ({ repository, pushManifest, ask }) => {
      const annotations = { 'org.example.text': 'ü → \u{1f433} \u0001', 'org.example.empty': '' };
      const [name, image] = [await repository(), imageOf({ seed: 'odd text', annotations })];
      await pushManifest(name, image, 'v1.0');
      expectManifest(await ask('GET', `${name}/manifests/v1.0`, { headers: ACCEPT }), image);
    },
  },
  {
    name: 'takes a manifest of nearly four mebibytes',
    run: async ({ repository, pushManifest, ask }) => {
      const annotations = { 'org.example.large': 'x'.repeat(4 * MIB - 4000) };
      const [name, image] = [await repository(), imageOf({ seed: 'large', annotations })];
      expect(image.bytes.length).toBeLessThanOrEqual(4 * MIB);
      await pushManifest(name, image, 'v1.0');
      expectManifest(await ask('GET', `${name}/manifests/v1.0`, { headers: ACCEPT }), image);
    },
  },
  {
    name: 'takes an index of indexes',
    run: async ({ repository, pushManifest, ask }) => {
      const image = imageOf({ seed: 'innermost' });
      const inner = indexOf([image]);
      const [name, outer] = [await repository(), indexOf([inner], { annotations: { level: 'outer' } })];
      await pushManifest(name, image);
      await pushManifest(name, inner);
      await pushManifest(name, outer, 'nested');
      expectManifest(await ask('GET', `${name}/manifests/nested`, { headers: ACCEPT }), outer);
    },
  },
  {
    name: 'takes an artifact, whose config is the empty one',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, artifact] = [await repository(), artifactOf({ seed: 'chart', type: 'application/vnd.example.chart' })];
      await pushManifest(name, artifact, 'chart');
      expectManifest(await ask('GET', `${name}/manifests/chart`, { headers: ACCEPT }), artifact);
    },
  },
  {
    name: 'says that it has understood what a manifest is about, whether that is there or not',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'subject' })];
      await pushManifest(name, image, 'v1.0');
      const absent = imageOf({ seed: 'a subject that is not there' });
      for (const subject of [image, absent]) {
        const artifact = artifactOf({ seed: `about ${subject.digest}`, type: 'application/vnd.example.note', subject });
        const put = await pushManifest(name, artifact);
        expect(put.header('oci-subject')).toBe(subject.digest);
        expectManifest(await ask('GET', `${name}/manifests/${artifact.digest}`, { headers: ACCEPT }), artifact);
      }
    },
  },
  {
    name: 'takes an image with the same layer twice',
    run: async ({ repository, pushManifest, ask }) => {
      const layer = blobOf('the same layer');
      const [name, image] = [await repository(), imageOf({ seed: 'twice', layers: [layer, layer] })];
      await pushManifest(name, image, 'v1.0');
      expectManifest(await ask('GET', `${name}/manifests/${digestOf(image.bytes)}`, { headers: ACCEPT }), image);
    },
  },
];
