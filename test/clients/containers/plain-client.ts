// Pushes and pulls with nothing but HTTP requests, so that Node is all that is needed.
import { blobOf, type Blob, imageOf, type Manifest } from '../../oci/content.ts';
import { ACCEPT } from '../../oci/oci-case.ts';
import { type OciAnswer, type OciTarget, send, sendTo, withQuery } from '../../oci/oci-client.ts';
import type { Ran } from '../run-command.ts';
import { randomBytes } from 'node:crypto';
import type { ContainerClient } from './container-client.ts';

/** `target`: where an account's registry is, without credentials. What a registry refuses is worded as docker words it. */
export function plainClient(registry: (account: string) => string, target: (registry: string) => OciTarget): ContainerClient {
  const passwords = new Map<string, string>();
  let made: Manifest | undefined;
  const at = (reference: string): { readonly to: OciTarget; readonly path: string; readonly tag: string } => {
    const [, name = '', repository = '', tag = ''] = /^(.+)\/([^/]+):([^:]+)$/.exec(reference) ?? [];
    const base = target(name);
    const password = passwords.get(base.host);
    const authorization = `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`;
    return { to: password === undefined ? base : { ...base, authorization }, path: `${base.prefix}/${repository}`, tag };
  };
  return {
    name: 'plain HTTP',
    registry,
    login: async (name, password) => {
      const base = target(name);
      const authorization = `Basic ${Buffer.from(`AWS:${password}`).toString('base64')}`;
      const answer = await send({ ...base, authorization }, 'GET', '/v2/');
      if (answer.status === 200) passwords.set(base.host, password);
      return ran(answer, 200);
    },
    make: async () => {
      const seed = randomBytes(8).toString('hex');
      made = imageOf({ seed, layers: [blobOf(randomBytes(300_000)), blobOf(randomBytes(10))] });
    },
    push: async (reference) => {
      const { to, path, tag } = at(reference);
      for (const blob of made?.blobs ?? []) {
        const refused = await pushBlob(to, path, blob);
        if (refused !== undefined) return { ...refused, digest: '' };
      }
      const headers = { 'content-type': made?.mediaType ?? '' };
      const put = await send(to, 'PUT', `${path}/manifests/${tag}`, { body: made?.bytes ?? '', headers });
      return { ...ran(put, 201), digest: put.header('docker-content-digest') ?? '' };
    },
    pull: async (reference) => {
      const { to, path, tag } = at(reference);
      const manifest = await send(to, 'GET', `${path}/manifests/${tag}`, { headers: ACCEPT });
      if (manifest.status !== 200) return { ...ran(manifest, 200), digest: '', isSame: false };
      const { config, layers } = JSON.parse(manifest.body.toString()) as Readonly<
        Record<'config', Blob> & Record<'layers', readonly Blob[]>
      >;
      const digests = [config, ...layers].map(({ digest }) => digest);
      const blobs: Buffer[] = [];
      for (const digest of digests) {
        const blob = await send(to, 'GET', `${path}/blobs/${digest}`);
        if (blob.status !== 200) return { ...ran(blob, 200), digest: '', isSame: false };
        blobs.push(blob.body);
      }
      const wanted = made?.blobs ?? [];
      const isSame = manifest.body.equals(made?.bytes ?? Buffer.alloc(0)) && wanted.every(({ bytes }, n) => blobs[n]?.equals(bytes));
      return { ...ran(manifest, 200), digest: manifest.header('docker-content-digest') ?? '', isSame };
    },
    beforeRefusal: () => '',
    close: async () => undefined,
  };
}

async function pushBlob(to: OciTarget, path: string, { bytes, digest }: Blob): Promise<Ran | undefined> {
  if ((await send(to, 'HEAD', `${path}/blobs/${digest}`)).status === 200) return undefined;
  const begun = await send(to, 'POST', `${path}/blobs/uploads/`);
  if (begun.status !== 202) return ran(begun, 202);
  const put = await sendTo(to, 'PUT', withQuery(begun.header('location') ?? '', 'digest', digest), { body: bytes });
  return put.status === 201 ? undefined : ran(put, 201);
}

function ran({ status, body }: OciAnswer, wanted: number): Ran {
  if (status === wanted) return { status: 0, stdout: '', stderr: '' };
  const text = body.toString();
  if (!text.startsWith('{')) return { status: 1, stdout: '', stderr: `${status} ${text}` };
  const { errors } = JSON.parse(text) as { readonly errors: readonly { readonly code: string; readonly message: string }[] };
  const [first] = errors;
  return { status: 1, stdout: '', stderr: `${first?.code.toLowerCase().replaceAll('_', ' ')}: ${first?.message}` };
}
