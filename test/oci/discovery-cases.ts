// Finding what is there: tags, and what refers to an image. (Distribution specification 1.1, "Content Discovery".)
import { expect } from 'vitest';
import {
  artifactOf,
  type Descriptor,
  descriptorOf,
  imageOf,
  indexOf,
  type Manifest,
  OCI_CONFIG,
  OCI_INDEX,
  OCI_MANIFEST,
} from './content.ts';
import { NOWHERE, type OciCase, type Registry } from './oci-case.ts';
import type { OciAnswer } from './oci-client.ts';

const SBOM = 'application/vnd.example.sbom';
const SIGNATURE = 'application/vnd.example.signature';
const TAGS = ['latest', 'v0.9', 'v1.0', 'v1.1', 'v10.0'];

export const DISCOVERY_CASES: readonly OciCase[] = [
  {
    name: 'lists tags in their order',
    run: async (registry) => {
      const name = await tagged(registry, ['v1.1', 'latest', 'v10.0', 'v0.9', 'v1.0']);
      const answer = await registry.ask('GET', `${name}/tags/list`);
      expect(answer.status).toBe(200);
      expect(JSON.parse(answer.body.toString())).toMatchObject({ tags: TAGS });
    },
  },
  {
    name: 'lists as many tags as are asked for, behind the last that is known',
    run: async (registry) => {
      const name = await tagged(registry, TAGS);
      for (const [query, tags] of [
        ['n=2', TAGS.slice(0, 2)],
        ['n=2&last=v0.9', TAGS.slice(2, 4)],
        ['last=v1.0', TAGS.slice(3)],
        ['n=10&last=v10.0', []],
        // It need not be one that is there.
        ['n=1&last=m', TAGS.slice(1, 2)],
        ['n=0', []],
        ['n=100', TAGS],
      ] as const) {
        const answer = await registry.ask('GET', `${name}/tags/list?${query}`);
        expect(answer.status, query).toBe(200);
        expect(tagsOf(answer), query).toEqual(tags);
      }
    },
  },
  {
    name: 'leads from one page of tags to the next, and ends',
    run: async (registry) => {
      const name = await tagged(registry, TAGS);
      const pages: (readonly string[])[] = [];
      let answer = await registry.ask('GET', `${name}/tags/list?n=2`);
      for (let next = nextOf(answer); ; next = nextOf(answer)) {
        pages.push(tagsOf(answer));
        if (next === undefined) break;
        answer = await registry.follow('GET', next);
      }
      expect(pages.filter((page) => page.length > 0)).toEqual([TAGS.slice(0, 2), TAGS.slice(2, 4), TAGS.slice(4)]);
    },
  },
  {
    name: 'lists no tags where there are none',
    run: async ({ repository, ask }) => {
      const answer = await ask('GET', `${await repository()}/tags/list`);
      expect(answer.status).toBe(200);
      expect(tagsOf(answer)).toEqual([]);
    },
  },
  {
    name: 'lists what refers to an image, with types and annotations',
    run: async (registry) => {
      const { name, image, sbom, signature } = await referred(registry);
      expect(byDigest(await referrers(registry, name, image.digest))).toEqual(byDigest([sbom, signature]));
    },
  },
  {
    name: 'lists nothing where nothing refers to an image, whether it is there or not',
    run: async (registry) => {
      const { name, signature } = await referred(registry);
      for (const digest of [signature.digest, NOWHERE]) expect(await referrers(registry, name, digest)).toEqual([]);
    },
  },
  {
    name: 'lists only what refers to an image in the same repository',
    run: async (registry) => {
      const { image } = await referred(registry);
      const other = await registry.repository();
      await registry.pushManifest(other, image);
      expect(await referrers(registry, other, image.digest)).toEqual([]);
    },
  },
  {
    name: 'takes the type of an image without one from its config, and counts indexes',
    run: async (registry) => {
      const name = await registry.repository();
      const subject = imageOf({ seed: 'has others about it' });
      const about = imageOf({ seed: 'an image about it', subject });
      const index = indexOf([about], { subject: descriptorOf(subject, OCI_MANIFEST), artifactType: SBOM, annotations: { of: 'all' } });
      for (const manifest of [subject, about, index]) await registry.pushManifest(name, manifest);
      expect(byDigest(await referrers(registry, name, subject.digest))).toEqual(
        byDigest([
          { ...descriptorOf(about, OCI_MANIFEST), artifactType: OCI_CONFIG },
          { ...descriptorOf(index, OCI_INDEX), artifactType: SBOM, annotations: { of: 'all' } },
        ]),
      );
    },
  },
  {
    name: 'lists what refers to an image by the type that is asked for, and says so',
    run: async (registry) => {
      const { name, image, sbom } = await referred(registry);
      const answer = await registry.ask('GET', `${name}/referrers/${image.digest}?artifactType=${encodeURIComponent(SBOM)}`);
      // A registry that does not filter says nothing, and clients do it.
      if (answer.header('oci-filters-applied') !== undefined) {
        expect(answer.header('oci-filters-applied')).toBe('artifactType');
        expect(manifestsOf(answer)).toEqual([sbom]);
      } else expect(manifestsOf(answer)).toContainEqual(sbom);
    },
  },
  {
    name: 'lists all of many that refer to an image, page by page if need be',
    run: async (registry) => {
      const [name, subject] = [await registry.repository(), imageOf({ seed: 'much referred to' })];
      await registry.pushManifest(name, subject);
      const artifacts = Array.from({ length: 120 }, (_, at) => artifactOf({ seed: `${at}`, type: SIGNATURE, subject }));
      for (const artifact of artifacts) await registry.pushManifest(name, artifact);
      const listed = await referrers(registry, name, subject.digest);
      expect(listed.map(({ digest }) => digest).sort()).toEqual(artifacts.map(({ digest }) => digest).sort());
    },
  },
  {
    name: 'refuses to look for what refers to a digest that is none',
    run: async ({ repository, ask }) => {
      expect((await ask('GET', `${await repository()}/referrers/v1.0`)).status).toBe(400);
    },
  },
  {
    name: 'no longer lists what was deleted',
    run: async (registry) => {
      const { name, image, sbom, signature } = await referred(registry);
      expect((await registry.ask('DELETE', `${name}/manifests/${signature.digest}`)).status).toBe(202);
      expect(await referrers(registry, name, image.digest)).toEqual([sbom]);
    },
  },
];

async function tagged(registry: Registry, tags: readonly string[]): Promise<string> {
  const [name, image] = [await registry.repository(), imageOf({ seed: 'of many names' })];
  for (const tag of tags) await registry.pushManifest(name, image, tag);
  return name;
}

function tagsOf({ body }: OciAnswer): readonly string[] {
  return (JSON.parse(body.toString()) as { readonly tags: readonly string[] | null }).tags ?? [];
}

function nextOf(answer: OciAnswer): string | undefined {
  const link = answer.header('link');
  if (link === undefined) return undefined;
  const [, next] = /^<([^>]+)>; rel="next"$/.exec(link) ?? [];
  expect(next, link).toBeDefined();
  return next;
}

/** An image with two artifacts about it, as they are to be listed. */
async function referred(registry: Registry) {
  const [name, image] = [await registry.repository(), imageOf({ seed: 'referred to' })];
  const annotations = { 'org.example.tool': 'a scanner', 'org.example.empty': '' };
  const sbom = artifactOf({ seed: 'sbom', type: SBOM, subject: image, annotations });
  const signature = artifactOf({ seed: 'signature', type: SIGNATURE, subject: image });
  for (const manifest of [image, sbom, signature]) await registry.pushManifest(name, manifest);
  return {
    name,
    image,
    sbom: { ...descriptorOf(sbom, OCI_MANIFEST), artifactType: SBOM, annotations },
    signature: { ...descriptorOf(signature, OCI_MANIFEST), artifactType: SIGNATURE },
  };
}

async function referrers(registry: Registry, name: string, digest: Manifest['digest']): Promise<readonly Descriptor[]> {
  const all: Descriptor[] = [];
  let answer = await registry.ask('GET', `${name}/referrers/${digest}`);
  for (;;) {
    all.push(...manifestsOf(answer));
    const next = nextOf(answer);
    if (next === undefined) return all;
    answer = await registry.follow('GET', next);
  }
}

function manifestsOf(answer: OciAnswer): readonly Descriptor[] {
  expect(answer.status, `${answer.body}`).toBe(200);
  expect(answer.header('content-type')).toBe(OCI_INDEX);
  const index = JSON.parse(answer.body.toString()) as {
    readonly schemaVersion: number;
    readonly mediaType: string;
    readonly manifests: readonly Descriptor[];
  };
  expect([index.schemaVersion, index.mediaType]).toEqual([2, OCI_INDEX]);
  return index.manifests;
}

function byDigest(descriptors: readonly Descriptor[]): readonly Descriptor[] {
  return descriptors.toSorted((a, b) => (a.digest < b.digest ? -1 : 1));
}
