// The tiny registry's blobs and uploads.
import { digestOf } from '../content.ts';
import { type Exchange, refusal, type TinyAnswer } from './tiny-registry.ts';

const DIGEST = /^sha256:[0-9a-f]{64}$/;

export function answerBlob({ method, repository, repositories, rest, headers, is }: Exchange): TinyAnswer {
  const everywhere = is('gives blobs of other repositories') ? [...repositories.values()] : [repository];
  const blob = everywhere.map(({ blobs }) => blobs.get(rest)).find((found) => found !== undefined);
  if (blob === undefined) return refusal(404, 'BLOB_UNKNOWN');
  if (method === 'DELETE') {
    if (!is('says that it removed a blob')) repository.blobs.delete(rest);
    return { status: 202 };
  }
  const [, first, last] = /^bytes=(\d*)-(\d*)$/.exec(headers.range ?? '') ?? [];
  if (first === undefined || last === undefined || is('gives the whole for a part')) return { status: 200, body: blob };
  const from = first === '' ? blob.length - Number(last) : Number(first);
  const to = first === '' || last === '' ? blob.length : Math.min(Number(last) + 1, blob.length);
  if (from >= blob.length) return refusal(416, 'RANGE_INVALID');
  const shift = is('gives another part') && from > 0 ? 1 : 0;
  const range = `bytes ${from}-${to - 1}/${blob.length}`;
  return { status: 206, headers: { 'content-range': range }, body: blob.subarray(from - shift, to - shift) };
}

export function beginUpload({ method, repository, repositories, name, query, body, is, newUpload }: Exchange): TinyAnswer {
  if (method !== 'POST') return refusal(405, 'UNSUPPORTED');
  const digest = query.get('digest');
  if (digest !== null) return complete(repository.blobs, name, digest, body, is);
  const mount = query.get('mount') ?? '';
  const mounted = repositories.get(query.get('from') ?? '')?.blobs.get(mount);
  if (mounted !== undefined || (mount !== '' && is('mounts what is not there'))) {
    repository.blobs.set(mount, is('mounts other bytes') ? Buffer.from('other') : (mounted ?? Buffer.alloc(0)));
    return created(name, mount);
  }
  const id = newUpload();
  repository.uploads.set(id, Buffer.alloc(0));
  return progress(202, name, id, 0);
}

export function answerUpload(exchange: Exchange): TinyAnswer {
  const { method, repository, repositories, name, rest, query, body, headers, is } = exchange;
  const everywhere = is('knows uploads of other repositories') ? [...repositories.values()] : [repository];
  const { uploads } = everywhere.find((one) => one.uploads.has(rest)) ?? repository;
  const so = uploads.get(rest);
  if (so === undefined) return refusal(404, 'BLOB_UPLOAD_UNKNOWN');
  if (method === 'GET') return progress(204, name, rest, is('tells another offset') ? so.length + 1 : so.length);
  if (method === 'DELETE') {
    if (!is('does not cancel')) uploads.delete(rest);
    return { status: 204 };
  }
  const from = /^(\d+)-\d+$/.exec(headers['content-range'] ?? '')?.[1];
  if (from !== undefined && Number(from) !== so.length && !is('takes chunks in any order')) return refusal(416, 'BLOB_UPLOAD_INVALID');
  const bytes = Buffer.concat([so, body]);
  if (method === 'PATCH') {
    uploads.set(rest, is('forgets a chunk') && so.length > 0 ? so : bytes);
    return progress(202, name, rest, bytes.length);
  }
  const done = complete(repository.blobs, name, query.get('digest') ?? '', bytes, is);
  if (done.status === 201 && !is('never ends an upload')) uploads.delete(rest);
  return done;
}

function complete(blobs: Map<string, Buffer>, name: string, digest: string, bytes: Buffer, is: Exchange['is']): TinyAnswer {
  if (!DIGEST.test(digest) || (digestOf(bytes) !== digest && !is('believes every digest'))) return refusal(400, 'DIGEST_INVALID');
  blobs.set(digest, bytes);
  return created(name, digest);
}

function created(name: string, digest: string): TinyAnswer {
  return { status: 201, headers: { location: `/v2/${name}/blobs/${digest}` } };
}

function progress(status: number, name: string, id: string, length: number): TinyAnswer {
  return { status, headers: { location: `/v2/${name}/blobs/uploads/${id}`, range: `0-${Math.max(length - 1, 0)}` } };
}
