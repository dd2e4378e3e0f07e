// Deleting tags, manifests and blobs. (Distribution specification 1.1, "Content Management".)
import { expect } from 'vitest';
import { blobOf, imageOf, indexOf } from './content.ts';
import { ACCEPT, expectManifest, expectRefusal, NOWHERE, type OciCase } from './oci-case.ts';

export const MANAGEMENT_CASES: readonly OciCase[] = [
  {
    name: 'removes a tag, and leaves the image to its other one',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'two tags' })];
      for (const tag of ['v1.0', 'latest']) await pushManifest(name, image, tag);
      expect((await ask('DELETE', `${name}/manifests/v1.0`)).status).toBe(202);
      expectRefusal(await ask('GET', `${name}/manifests/v1.0`, { headers: ACCEPT }), [404], ['MANIFEST_UNKNOWN']);
      for (const reference of ['latest', image.digest]) {
        expectManifest(await ask('GET', `${name}/manifests/${reference}`, { headers: ACCEPT }), image);
      }
      expect(JSON.parse((await ask('GET', `${name}/tags/list`)).body.toString())).toMatchObject({ tags: ['latest'] });
    },
  },
  {
    name: 'removes a manifest with all of its tags',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image, other] = [await repository(), imageOf({ seed: 'goes' }), imageOf({ seed: 'stays' })];
      for (const tag of ['v1.0', 'latest']) await pushManifest(name, image, tag);
      await pushManifest(name, other, 'other');
      expect((await ask('DELETE', `${name}/manifests/${image.digest}`)).status).toBe(202);
      for (const reference of [image.digest, 'v1.0', 'latest']) {
        expectRefusal(await ask('GET', `${name}/manifests/${reference}`, { headers: ACCEPT }), [404], ['MANIFEST_UNKNOWN']);
      }
      expectManifest(await ask('GET', `${name}/manifests/other`, { headers: ACCEPT }), other);
      expect(JSON.parse((await ask('GET', `${name}/tags/list`)).body.toString())).toMatchObject({ tags: ['other'] });
    },
  },
  {
    name: 'removes nothing that is not there',
    run: async ({ repository, absent, ask }) => {
      const name = await repository();
      for (const reference of ['v1.0', NOWHERE]) {
        expectRefusal(await ask('DELETE', `${name}/manifests/${reference}`), [404], ['MANIFEST_UNKNOWN']);
      }
      expectRefusal(await ask('DELETE', `${absent}/manifests/${NOWHERE}`), [404], ['NAME_UNKNOWN']);
    },
  },
  {
    name: 'takes a manifest again that was removed',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'returns' })];
      await pushManifest(name, image, 'v1.0');
      expect((await ask('DELETE', `${name}/manifests/${image.digest}`)).status).toBe(202);
      await pushManifest(name, image, 'v1.0');
      expectManifest(await ask('GET', `${name}/manifests/v1.0`, { headers: ACCEPT }), image);
    },
  },
  {
    name: 'removes an index, and leaves the image that it listed',
    run: async ({ repository, pushManifest, ask }) => {
      const [name, image] = [await repository(), imageOf({ seed: 'listed' })];
      const index = indexOf([image]);
      await pushManifest(name, image, 'single');
      await pushManifest(name, index, 'all');
      expect((await ask('DELETE', `${name}/manifests/${index.digest}`)).status).toBe(202);
      expectManifest(await ask('GET', `${name}/manifests/single`, { headers: ACCEPT }), image);
    },
  },
  {
    name: 'removes a blob',
    run: async ({ repository, pushBlob, pullBlob, ask }) => {
      const [name, blob] = [await repository(), blobOf('a blob to remove')];
      await pushBlob(name, blob);
      expect((await ask('DELETE', `${name}/blobs/${blob.digest}`)).status).toBe(202);
      expectRefusal(await pullBlob(name, blob.digest), [404], ['BLOB_UNKNOWN']);
    },
  },
];
