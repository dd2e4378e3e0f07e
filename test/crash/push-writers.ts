// Clients that push images to a cloud until it is gone, and remember what was acknowledged.
import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand, RepositoryAlreadyExistsException } from '@aws-sdk/client-ecr';
import { type Blob, imageOf, largeBlob, type Manifest } from '../oci/content.ts';
import { type OciTarget, send, sendTo, withQuery } from '../oci/oci-client.ts';
import type { Random } from '../testkit/random.ts';
import type { CloudProcess } from './cloud-process.ts';

const REPOSITORY = 'pushed';
/** Bytes: `0-0` says of an upload that nothing came or one byte, and shall not say the latter. */
const SHORTEST = 50;

/** An upload of a layer. */
export interface Upload {
  readonly blob: Blob;
  readonly location: string;
  /** Bytes whose chunks were acknowledged. */
  acknowledged: number;
  state: 'open' | 'completing' | 'complete';
}

export interface Pushes {
  readonly uploads: readonly Upload[];
  /** By tag; `isAcknowledged`: whether the manifest's push was answered. */
  readonly images: ReadonlyMap<string, { readonly image: Manifest; readonly isAcknowledged: boolean }>;
}

/** The registry of the process's account, with a password that it has given. Makes the repository if need be. */
export async function registryOf({ endpoint, credentials, account }: CloudProcess): Promise<OciTarget> {
  const ecr = new ECRClient({ endpoint, credentials, region: 'us-west-2', maxAttempts: 1 });
  try {
    await ecr.send(new CreateRepositoryCommand({ repositoryName: REPOSITORY }));
  } catch (error) {
    if (!(error instanceof RepositoryAlreadyExistsException)) throw error;
  }
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const { host, port } = new URL(endpoint);
  const authorization = `Basic ${authorizationData[0]?.authorizationToken}`;
  return { address: '127.0.0.1', port: Number(port), host, prefix: `/v2/${account}/us-west-2/${REPOSITORY}`, authorization };
}

/** Four pushers; resolves when the cloud is gone. `acknowledged` is called at every acknowledgement, with the number of them so far. */
export async function pushUntilGone(
  target: OciTarget,
  round: number,
  random: Random,
  acknowledged: (count: number) => void,
): Promise<Pushes> {
  const uploads: Upload[] = [];
  const images = new Map<string, { image: Manifest; isAcknowledged: boolean }>();
  let count = 0;
  const expectStatus = (status: number, wanted: number, body: Buffer): void => {
    if (status !== wanted) throw new Error(`${status} instead of ${wanted}: ${body}`);
    acknowledged(++count);
  };

  const pushLayer = async (blob: Blob): Promise<void> => {
    const begun = await send(target, 'POST', `${target.prefix}/blobs/uploads/`);
    expectStatus(begun.status, 202, begun.body);
    const upload: Upload = { blob, location: begun.header('location') ?? '', acknowledged: 0, state: 'open' };
    uploads.push(upload);
    let { location } = upload;
    const length = blob.bytes.length;
    for (const end of [random.between(SHORTEST, length), random.between(SHORTEST, length)].sort((a, b) => a - b)) {
      const from = upload.acknowledged;
      if (end === from) continue;
      const headers = { 'content-range': `${from}-${end - 1}`, 'content-type': 'application/octet-stream' };
      const patched = await sendTo(target, 'PATCH', location, { body: blob.bytes.subarray(from, end), headers });
      expectStatus(patched.status, 202, patched.body);
      upload.acknowledged = end;
      location = patched.header('location') ?? '';
    }
    upload.state = 'completing';
    const rest = { body: blob.bytes.subarray(upload.acknowledged), headers: { 'content-type': 'application/octet-stream' } };
    const put = await sendTo(target, 'PUT', withQuery(location, 'digest', blob.digest), rest);
    expectStatus(put.status, 201, put.body);
    upload.state = 'complete';
  };

  const pushImage = async (tag: string): Promise<void> => {
    const layers = ['a', 'b'].map((name) => largeBlob(`${tag} ${name} ${random.next()}`, random.between(SHORTEST, 400_000)));
    const image = imageOf({ seed: tag, layers });
    await Promise.all(image.blobs.map(pushLayer));
    images.set(tag, { image, isAcknowledged: false });
    const headers = { 'content-type': image.mediaType };
    const put = await send(target, 'PUT', `${target.prefix}/manifests/${tag}`, { body: image.bytes, headers });
    expectStatus(put.status, 201, put.body);
    images.set(tag, { image, isAcknowledged: true });
  };

  const pusher = async (name: string): Promise<void> => {
    try {
      for (let index = 0; ; index++) await pushImage(`${name}-${round}-${index}`);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (!['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code ?? '') && !/socket hang up|aborted|EPIPE/.test(message)) throw error;
    }
  };
  await Promise.all(['one', 'two', 'three', 'four'].map(pusher));
  return { uploads, images };
}
