// Reading manifests: never throws, whatever comes; and what is read is what was written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../../../test/testkit/cloud/ecr-cloud.ts';
import { readManifest } from './manifest.ts';
import { isForeignLayer, OCI_INDEX, OCI_MANIFEST } from './media-types.ts';

const digest = fc.stringMatching(/^sha256:[0-9a-f]{64}$/);
const mediaType = fc.constantFrom('application/x', 'application/vnd.docker.image.rootfs.foreign.diff.tar.gzip', 'a/b+c');
const descriptor = fc.record({ mediaType, digest, size: fc.maxSafeNat() });
const manifest = fc.record(
  {
    schemaVersion: fc.constant(2),
    mediaType: fc.constantFrom(OCI_MANIFEST, OCI_INDEX),
    config: descriptor,
    layers: fc.array(descriptor),
    manifests: fc.array(descriptor),
    subject: descriptor,
    artifactType: fc.string(),
    annotations: fc.dictionary(fc.string(), fc.string()),
  },
  { requiredKeys: ['schemaVersion', 'mediaType'] },
);

test('any JSON, and any text', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.json()),
      fc.option(fc.constantFrom(OCI_MANIFEST, OCI_INDEX), { nil: undefined }),
      (text, stated) => {
        expect(readManifest(text, stated)).toBeUndefined();
      },
    ),
  );
});

test('a manifest is read if it is one thing, to its digests', () => {
  fc.assert(
    fc.property(manifest, fc.constantFrom(0, 1, 2), (content, spaces) => {
      const text = JSON.stringify(content, undefined, spaces);
      const isIndex = content.mediaType === OCI_INDEX;
      const { config, layers, manifests } = content;
      const whole = isIndex
        ? manifests !== undefined && config === undefined && layers === undefined
        : manifests === undefined && config !== undefined && layers !== undefined;
      const read = readManifest(text);
      expect(read !== undefined).toBe(whole);
      if (read === undefined) return;
      const parts = isIndex ? manifests : config && [config, ...(layers ?? [])];
      const own = (parts ?? []).filter((one) => !isForeignLayer(one.mediaType)).map((one) => one.digest);
      expect(isIndex ? read.manifests : read.layers).toEqual([...new Set(own)]);
      expect([read.digest, read.subject]).toEqual([sha256(text), content.subject?.digest]);
      expect(read.annotations).toEqual(content.annotations === undefined ? undefined : JSON.parse(JSON.stringify(content.annotations)));
    }),
  );
});
