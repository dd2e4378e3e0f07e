// The client of both sides: pushes and pulls an image as docker does, all layers at once.
import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { once } from 'node:events';
import { LAYERS } from './image.mjs';

const MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
/** What is written to the socket at once. */
const CHUNK = 256 << 10;

/** @param {import('./sides.mjs').RegistrySide} side */
export function clientOf({ port, path, authorization }) {
  const agent = new Agent({ keepAlive: true, maxSockets: LAYERS });
  const open = (method, target, headers = {}) =>
    request({ agent, port, host: '127.0.0.1', method, path: target, headers: { ...(authorization && { authorization }), ...headers } });
  const send = async (method, target, { body, headers, expect }) => {
    const outgoing = open(method, target, { 'content-length': body?.length ?? 0, ...headers });
    const answered = once(outgoing, 'response');
    for (let from = 0; body !== undefined && from < body.length; from += CHUNK) {
      if (!outgoing.write(body.subarray(from, from + CHUNK))) await once(outgoing, 'drain');
    }
    outgoing.end();
    const [answer] = await answered;
    const text = Buffer.concat(await answer.toArray());
    if (answer.statusCode !== expect) throw new Error(`${method} ${target} answered ${answer.statusCode} ${text}`);
    return answer;
  };
  const pushBlob = async ({ bytes, digest }) => {
    const begun = await send('POST', `${path}/blobs/uploads/`, { expect: 202 });
    const uploaded = await send('PATCH', pathOf(begun.headers.location), { body: bytes, expect: 202 });
    const location = pathOf(uploaded.headers.location);
    await send('PUT', `${location}${location.includes('?') ? '&' : '?'}digest=${digest}`, { expect: 201 });
  };
  /** `check`: hashes what comes; costs the client more than the transfer. */
  const pullBlob = async ({ bytes, digest }, check) => {
    const outgoing = open('GET', `${path}/blobs/${digest}`).end();
    const [answer] = await once(outgoing, 'response');
    const hash = check ? createHash('sha256') : undefined;
    let length = 0;
    answer.on('data', (chunk) => {
      length += chunk.length;
      hash?.update(chunk);
    });
    await once(answer, 'end');
    if (length !== bytes.length || (check && `sha256:${hash.digest('hex')}` !== digest)) throw new Error('something else was pulled');
  };
  return {
    push: async ({ layers, config, manifest }, tag) => {
      await Promise.all([...layers, config].map(pushBlob));
      await send('PUT', `${path}/manifests/${tag}`, { body: manifest, headers: { 'content-type': MANIFEST }, expect: 201 });
    },
    pull: async ({ layers, config }, tag, check = false) => {
      await send('GET', `${path}/manifests/${tag}`, { headers: { accept: MANIFEST }, expect: 200 });
      await Promise.all([config, ...layers].map((blob) => pullBlob(blob, check)));
    },
    close: () => agent.destroy(),
  };
}

function pathOf(location) {
  const { pathname, search } = new URL(location, 'http://localhost');
  return pathname + search;
}
