// Where ECR does not do what the specification says, and the cloud does as ECR: each with its reason, and with what holds instead.
import { expect } from 'vitest';
import { blobOf, OCI_MANIFEST } from './content.ts';
import { expectRefusal, type OciCase } from './oci-case.ts';

export interface Deviation {
  /** Of the case that does not hold. */
  readonly name: string;
  readonly reason: string;
  readonly instead: OciCase['run'];
}

export const DEVIATIONS: readonly Deviation[] = [
  {
    name: 'refuses what is no manifest',
    reason:
      'ECR answers UNSUPPORTED with status 405 where the specification has MANIFEST_INVALID with 400; clients show the message either way',
    instead: async ({ repository, ask }) => {
      const name = await repository();
      for (const body of ['', '{', '[]', '"manifest"', '{"schemaVersion":2}']) {
        const put = await ask('PUT', `${name}/manifests/v1.0`, { body, headers: { 'content-type': OCI_MANIFEST } });
        expectRefusal(put, [405], ['UNSUPPORTED']);
        expect(put.body.toString()).toMatch(/Invalid parameter at '[Ii]mageManifest' failed to satisfy constraint/);
      }
    },
  },
  {
    name: 'removes a blob',
    reason: 'ECR has no operation that removes a layer: it goes when no image refers to it any more. The specification has 405 for that',
    instead: async ({ repository, pushBlob, pullBlob, ask }) => {
      const [name, blob] = [await repository(), blobOf('a blob to keep')];
      await pushBlob(name, blob);
      expectRefusal(await ask('DELETE', `${name}/blobs/${blob.digest}`), [405], ['UNSUPPORTED']);
      expect((await pullBlob(name, blob.digest)).body.equals(blob.bytes)).toBe(true);
    },
  },
];
