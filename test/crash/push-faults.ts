// Compares a registry that was started again with what its clients were told before it was killed.
import { type Blob, digestOf } from '../oci/content.ts';
import { ACCEPT } from '../oci/oci-case.ts';
import { type OciTarget, send, sendTo, withQuery } from '../oci/oci-client.ts';
import type { Pushes, Upload } from './push-writers.ts';

/** What is wrong; empty: nothing. Uploads that were interrupted are taken to their end. */
export async function pushFaults(target: OciTarget, { uploads, images }: Pushes): Promise<readonly string[]> {
  const faults: string[] = [];
  for (const upload of uploads) {
    const fault = upload.state === 'complete' ? undefined : await resumeFault(target, upload);
    if (fault !== undefined) faults.push(`the upload of ${upload.blob.bytes.length} bytes, ${upload.state}: ${fault}`);
    else if (!(await isThere(target, upload.blob))) faults.push(`layer ${upload.blob.digest} is lost, or has other bytes`);
  }
  const listed = await send(target, 'GET', `${target.prefix}/tags/list`);
  const tags = new Set((JSON.parse(listed.body.toString()) as { readonly tags: readonly string[] | null }).tags);
  for (const [tag, { image, isAcknowledged }] of images) {
    if (!tags.has(tag)) {
      if (isAcknowledged) faults.push(`image ${tag} is lost`);
      continue;
    }
    const { body } = await send(target, 'GET', `${target.prefix}/manifests/${tag}`, { headers: ACCEPT });
    if (!body.equals(image.bytes)) faults.push(`the manifest of ${tag} has other bytes`);
  }
  for (const tag of tags) faults.push(...(await imageFaults(target, tag)));
  return faults;
}

/** Whatever image is there is there whole. */
async function imageFaults(target: OciTarget, tag: string): Promise<readonly string[]> {
  const { status, body } = await send(target, 'GET', `${target.prefix}/manifests/${tag}`, { headers: ACCEPT });
  if (status !== 200) return [`image ${tag} is listed, and its manifest answers ${status}`];
  const { config, layers } = JSON.parse(body.toString()) as { readonly config: Blob; readonly layers: readonly Blob[] };
  const faults: string[] = [];
  for (const { digest } of [config, ...layers]) {
    const blob = await send(target, 'GET', `${target.prefix}/blobs/${digest}`);
    if (blob.status !== 200 || digestOf(blob.body) !== digest)
      faults.push(`image ${tag} refers to ${digest}, which answers ${blob.status}`);
  }
  return faults;
}

async function resumeFault(target: OciTarget, { blob, location, acknowledged, state }: Upload): Promise<string | undefined> {
  const status = await sendTo(target, 'GET', location);
  // Whether the last request of all took effect is open until one looks.
  if (status.status === 404 && state === 'completing')
    return (await isThere(target, blob)) ? undefined : 'neither it nor the layer is there';
  if (status.status !== 204) return `it answers ${status.status}`;
  const end = Number(/^0-(\d+)$/.exec(status.header('range') ?? '')?.[1] ?? 0);
  const at = end === 0 && acknowledged === 0 ? 0 : end + 1;
  if (at < acknowledged) return `it is at ${at}, and ${acknowledged} bytes were acknowledged`;
  const next = withQuery(status.header('location') ?? '', 'digest', blob.digest);
  const put = await sendTo(target, 'PUT', next, { body: blob.bytes.subarray(at), headers: { 'content-type': 'application/octet-stream' } });
  return put.status === 201 ? undefined : `it goes on at ${at}, and ends with ${put.status}: ${put.body}`;
}

async function isThere(target: OciTarget, { bytes, digest }: Blob): Promise<boolean> {
  const { status, body } = await send(target, 'GET', `${target.prefix}/blobs/${digest}`);
  return status === 200 && body.equals(bytes);
}
