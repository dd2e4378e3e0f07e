// What the specification asks of a registry, as cases: each with a name that is the requirement, and a run that throws if it is not met.
import { expect } from 'vitest';
import type { Blob, Manifest } from './content.ts';
import { type OciAnswer, type OciRequest, type OciTarget, send, sendTo, withQuery } from './oci-client.ts';

export interface OciCase {
  /** The requirement, in our words. */
  readonly name: string;
  readonly run: (registry: Registry) => Promise<void>;
}

/** A registry that cases are put to. */
export interface RegistryUnderTest {
  readonly target: OciTarget;
  /** What clients put before all names of repositories: `300000000003/us-west-2/`, or nothing. */
  readonly before: string;
  /** Makes an empty repository of this name, which does not have what is put before it. */
  readonly createRepository: (name: string) => Promise<void>;
}

export interface Registry {
  readonly target: OciTarget;
  /** The name of a new, empty repository, as clients say it. */
  readonly repository: () => Promise<string>;
  /** A name of none. */
  readonly absent: string;
  /** `path`: below `/v2/`, so that it begins with the repository's name. */
  readonly ask: (method: string, path: string, options?: OciRequest) => Promise<OciAnswer>;
  /** What a Location or Link header leads to. */
  readonly follow: (method: string, location: string, options?: OciRequest) => Promise<OciAnswer>;
  /** Begins an upload: its location. */
  readonly begin: (repository: string) => Promise<string>;
  readonly pushBlob: (repository: string, blob: Blob) => Promise<void>;
  /** With its blobs; without a reference by its digest. */
  readonly pushManifest: (repository: string, manifest: Manifest, reference?: string) => Promise<OciAnswer>;
  /** The bytes of a blob, behind a redirection if there is one. */
  readonly pullBlob: (repository: string, digest: string, headers?: Readonly<Record<string, string>>) => Promise<OciAnswer>;
}

/** `label` begins the names of the repositories that the case makes. */
export function registryOf({ target, before, createRepository }: RegistryUnderTest, label: string): Registry {
  let repositories = 0;
  const ask: Registry['ask'] = (method, path, options) => send(target, method, `${target.prefix}/${path}`, options);
  const follow: Registry['follow'] = (method, location, options) => sendTo(target, method, location, options);
  const begin: Registry['begin'] = async (repository) => {
    const begun = await ask('POST', `${repository}/blobs/uploads/`);
    expect(begun.status, `${begun.body}`).toBe(202);
    return locationOf(begun);
  };
  const pushBlob: Registry['pushBlob'] = async (repository, { bytes, digest }) => {
    const put = await follow('PUT', withQuery(await begin(repository), 'digest', digest), { body: bytes, headers: OCTETS });
    expect(put.status, `${put.body}`).toBe(201);
  };
  return {
    target,
    repository: async () => {
      const name = `${label}/${repositories++}`;
      await createRepository(name);
      return before + name;
    },
    absent: `${before}no/such/repository`,
    ask,
    follow,
    begin,
    pushBlob,
    pushManifest: async (repository, manifest, reference = manifest.digest) => {
      for (const blob of manifest.blobs) await pushBlob(repository, blob);
      const put = await ask('PUT', `${repository}/manifests/${reference}`, {
        body: manifest.bytes,
        headers: { 'content-type': manifest.mediaType },
      });
      expect(put.status, `${put.body}`).toBe(201);
      return put;
    },
    pullBlob: async (repository, digest, headers = {}) => {
      const answer = await ask('GET', `${repository}/blobs/${digest}`, { headers });
      return answer.status === 307 ? await follow('GET', locationOf(answer), { headers }) : answer;
    },
  };
}

export const OCTETS: Readonly<Record<string, string>> = { 'content-type': 'application/octet-stream' };

/** The Location header; fails without one. */
export function locationOf(answer: OciAnswer): string {
  const location = answer.header('location');
  expect(location, 'Location').toBeTypeOf('string');
  return location ?? '';
}

/** A refusal in the form that the specification gives to errors. `statuses`, `codes`: any of them. */
export function expectRefusal(answer: OciAnswer, statuses: readonly number[], codes: readonly string[]): void {
  const text = answer.body.toString();
  expect(statuses, `${answer.status} ${text}`).toContain(answer.status);
  const { errors } = JSON.parse(text) as { readonly errors: readonly { readonly code: string; readonly message?: unknown }[] };
  expect(errors.length).toBeGreaterThan(0);
  for (const { code, message } of errors) {
    expect(code).toMatch(/^[A-Z_]+$/);
    expect(['string', 'undefined']).toContain(typeof message);
  }
  expect(codes, text).toContain(errors[0]?.code);
}

/** A manifest as it was pushed. */
export function expectManifest(answer: OciAnswer, manifest: Manifest): void {
  expect(answer.status, `${answer.body}`).toBe(200);
  expect(answer.body.equals(manifest.bytes), 'byte for byte').toBe(true);
  expect(answer.header('content-type')).toBe(manifest.mediaType);
  expect([manifest.digest, undefined]).toContain(answer.header('docker-content-digest'));
}

/** What clients say that they understand. */
export const ACCEPT: Readonly<Record<string, string>> = {
  accept: [
    'application/vnd.oci.image.manifest.v1+json',
    'application/vnd.oci.image.index.v1+json',
    'application/vnd.docker.distribution.manifest.v2+json',
    'application/vnd.docker.distribution.manifest.list.v2+json',
  ].join(', '),
};

/** The digest of nothing. */
export const NOWHERE: string = `sha256:${'0123456789abcdef'.repeat(4)}`;
