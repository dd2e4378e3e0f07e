// The tiny registry's manifests, tags and referrers.
import { type Descriptor, digestOf, OCI_INDEX } from '../content.ts';
import { type Exchange, type Kept, refusal, type TinyAnswer } from './tiny-registry.ts';

const MOST_REFERRERS = 50;

interface Parsed {
  readonly schemaVersion?: number;
  readonly mediaType?: string;
  readonly artifactType?: string;
  readonly config?: Descriptor;
  readonly layers?: readonly Descriptor[];
  readonly manifests?: readonly Descriptor[];
  readonly subject?: Descriptor;
  readonly annotations?: Readonly<Record<string, string>>;
}

export function answerManifest(exchange: Exchange): TinyAnswer {
  const { method, repository, name, rest, is } = exchange;
  if (method === 'PUT') return putManifest(exchange);
  const digest = rest.startsWith('sha256:') ? rest : repository.tags.get(rest);
  const kept = digest === undefined ? undefined : repository.manifests.get(digest);
  if (digest === undefined || kept === undefined) return refusal(404, is('calls every loss a name') ? 'NAME_UNKNOWN' : 'MANIFEST_UNKNOWN');
  if (method === 'DELETE') {
    if (is('deletes nothing')) return { status: 202 };
    if (rest !== digest && !is('deletes the image with the tag')) repository.tags.delete(rest);
    else {
      repository.manifests.delete(digest);
      if (!is('keeps tags of what is gone')) for (const [tag, to] of repository.tags) if (to === digest) repository.tags.delete(tag);
    }
    return { status: 202 };
  }
  const body = is('writes manifests anew') ? JSON.stringify(JSON.parse(kept.bytes.toString())) : kept.bytes;
  const type = is('calls every manifest an image') ? 'application/vnd.oci.image.manifest.v1+json' : kept.mediaType;
  return {
    status: 200,
    headers: { 'content-type': type, 'docker-content-digest': digest, location: `/v2/${name}/manifests/${digest}` },
    body,
  };
}

function putManifest({ repository, name, rest, body, headers, is }: Exchange): TinyAnswer {
  const digest = digestOf(body);
  const isTag = !rest.startsWith('sha256:');
  if (isTag && !/^\w[\w.-]{0,127}$/.test(rest) && !is('takes any tag')) return refusal(400, 'MANIFEST_INVALID');
  if (!isTag && rest !== digest && !is('believes every digest')) return refusal(400, 'DIGEST_INVALID');
  const parsed = parse(body);
  const isSound = parsed !== undefined && parsed.mediaType === headers['content-type'] && (parsed.config ?? parsed.manifests) !== undefined;
  if (!isSound && !is('takes anything for a manifest')) return refusal(400, 'MANIFEST_INVALID');
  const blobs = parsed?.config === undefined ? [] : [parsed.config, ...(parsed.layers ?? [])];
  if (blobs.some((one) => !repository.blobs.has(one.digest)) && !is('takes manifests without their layers')) {
    return refusal(404, 'MANIFEST_BLOB_UNKNOWN');
  }
  const subject = parsed?.subject?.digest;
  if (subject !== undefined && !repository.manifests.has(subject) && is('wants subjects first')) return refusal(404, 'MANIFEST_UNKNOWN');
  repository.manifests.set(digest, { bytes: body, mediaType: headers['content-type'] ?? '' });
  if (isTag && !(is('never moves a tag') && repository.tags.has(rest))) repository.tags.set(rest, digest);
  const about = subject === undefined || is('does not say what a manifest is about') ? {} : { 'oci-subject': subject };
  return { status: 201, headers: { location: `/v2/${name}/manifests/${digest}`, 'docker-content-digest': digest, ...about } };
}

export function listTags({ repository, name, query, is }: Exchange): TinyAnswer {
  const sorted = is('lists tags as they came') ? [...repository.tags.keys()] : [...repository.tags.keys()].sort();
  const behind = sorted.filter((tag) => tag > (query.get('last') ?? ''));
  const count = query.has('n') ? Number(query.get('n')) : behind.length;
  const tags = is('lists all tags always') ? sorted : behind.slice(0, count);
  const isLast = count === 0 || behind.length <= count || is('ends after one page');
  const link = { link: `</v2/${name}/tags/list?n=${count}&last=${tags.at(-1)}>; rel="next"` };
  return { status: 200, headers: isLast ? {} : link, body: JSON.stringify({ name, tags }) };
}

export function listReferrers({ repository, name, rest, query, is }: Exchange): TinyAnswer {
  if (!/^sha256:[0-9a-f]{64}$/.test(rest)) return refusal(400, 'DIGEST_INVALID');
  const type = query.get('artifactType');
  const all = [...repository.manifests]
    .map(([digest, kept]) => descriptorOf(digest, kept, rest, is))
    .filter((one) => one !== undefined)
    .filter((one) => type === null || one.artifactType === type || is('says that it filters'));
  if (all.length === 0 && is('has no list of nothing')) return refusal(404, 'MANIFEST_UNKNOWN');
  const from = Number(query.get('from') ?? 0);
  const next = from + MOST_REFERRERS;
  const headers = {
    'content-type': OCI_INDEX,
    ...(type !== null && { 'oci-filters-applied': 'artifactType' }),
    ...(next < all.length && !is('ends after one page') && { link: `</v2/${name}/referrers/${rest}?from=${next}>; rel="next"` }),
  };
  return { status: 200, headers, body: JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: all.slice(from, next) }) };
}

function descriptorOf(digest: string, { bytes, mediaType }: Kept, subject: string, is: Exchange['is']): Descriptor | undefined {
  const { artifactType, config, annotations, ...parsed } = parse(bytes) ?? {};
  if (parsed.subject?.digest !== subject) return undefined;
  const type = artifactType ?? (is('takes no type from a config') ? undefined : config?.mediaType);
  return {
    mediaType,
    digest,
    size: bytes.length,
    ...(type !== undefined && { artifactType: type }),
    ...(annotations !== undefined && !is('leaves out annotations') && { annotations }),
  };
}

function parse(body: Buffer): Parsed | undefined {
  try {
    const value: unknown = JSON.parse(body.toString());
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
