// A manifest as the registry sees it: what must be there before it is taken, and what is shown of it.
import { type Descriptor, type Members, membersOf, readDescriptor, readDescriptors } from './descriptor.ts';
import { digestOf } from './digest.ts';
import { isForeignLayer, manifestKind, SCHEMA_ONE, SIGNED_SCHEMA_ONE } from './media-types.ts';
import { parseJson } from './parse-json.ts';
import { readSchemaOne } from './schema-one.ts';

export interface Manifest {
  readonly mediaType: string;
  /** Of the bytes as they came. */
  readonly digest: string;
  /** Digests of the config and the layers, in order, each once; without layers that are kept elsewhere. */
  readonly layers: readonly string[];
  /** Digests of what an index lists, each once. */
  readonly manifests: readonly string[];
  /** Digest of the manifest that this one is about. */
  readonly subject?: string;
  readonly artifactType?: string;
  /** The artifact type, or the media type of the config. */
  readonly artifactMediaType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/**
 * The media type is the manifest's own, or the one that it was sent with (`stated`); both must agree.
 * Undefined for what ECR does not take.
 */
export function readManifest(text: string, stated?: string): Manifest | undefined {
  const content = membersOf(parseJson(text));
  if (content === undefined) return undefined;
  const mediaType = mediaTypeOf(content, stated);
  const kind = mediaType === undefined ? undefined : manifestKind(mediaType);
  if (mediaType === undefined || kind === undefined) return undefined;
  if (kind === 'schemaOne') return readSchemaOne(text, content, mediaType);
  const parts = kind === 'index' ? indexParts(content) : kind === 'image' ? imageParts(content) : artifactParts(content);
  const subject = content['subject'] === undefined ? undefined : readDescriptor(content['subject']);
  if (parts === undefined || (subject === undefined && content['subject'] !== undefined)) return undefined;
  const annotations = annotationsOf(content['annotations']);
  const artifactType = content['artifactType'];
  if (annotations === null || (artifactType !== undefined && typeof artifactType !== 'string')) return undefined;
  const artifactMediaType = artifactType ?? parts.config;
  return {
    mediaType,
    digest: digestOf(text),
    layers: parts.layers,
    manifests: parts.manifests,
    ...(subject !== undefined && { subject: subject.digest }),
    ...(artifactType !== undefined && { artifactType }),
    ...(artifactMediaType !== undefined && { artifactMediaType }),
    ...(annotations !== undefined && { annotations }),
  };
}

interface Parts extends Pick<Manifest, 'layers' | 'manifests'> {
  /** Media type. */
  readonly config?: string;
}

/** A text that reads as both an image and an index would be a different thing to each client (image-spec advisory GHSA-77vh-xpmg-72qh). */
function imageParts(content: Members): Parts | undefined {
  const config = readDescriptor(content['config']);
  const layers = readDescriptors(content['layers']);
  if (content['schemaVersion'] !== 2 || config === undefined || layers === undefined || content['manifests'] !== undefined)
    return undefined;
  return { layers: digests([config, ...layers]), manifests: [], config: config.mediaType };
}

function indexParts(content: Members): Parts | undefined {
  const manifests = readDescriptors(content['manifests']);
  if (content['schemaVersion'] !== 2 || manifests === undefined) return undefined;
  if (content['config'] !== undefined || content['layers'] !== undefined) return undefined;
  return { layers: [], manifests: digests(manifests) };
}

function artifactParts(content: Members): Parts | undefined {
  const blobs = content['blobs'] === undefined ? [] : readDescriptors(content['blobs']);
  return blobs === undefined || typeof content['artifactType'] !== 'string' ? undefined : { layers: digests(blobs), manifests: [] };
}

function digests(descriptors: readonly Descriptor[]): readonly string[] {
  return [...new Set(descriptors.filter(({ mediaType }) => !isForeignLayer(mediaType)).map(({ digest }) => digest))];
}

/** OCI manifests may leave their media type to the request; schema 1 never says it. */
function mediaTypeOf({ mediaType, schemaVersion, signatures }: Members, stated: string | undefined): string | undefined {
  if (mediaType === undefined && schemaVersion === 1) return signatures === undefined ? SCHEMA_ONE : SIGNED_SCHEMA_ONE;
  if (mediaType === undefined) return stated;
  return typeof mediaType !== 'string' || (stated !== undefined && stated !== mediaType) ? undefined : mediaType;
}

/** Null for what are none. */
function annotationsOf(value: unknown): Readonly<Record<string, string>> | undefined | null {
  if (value === undefined) return undefined;
  const members = membersOf(value);
  if (members === undefined || !Object.values(members).every((one) => typeof one === 'string')) return null;
  return Object.fromEntries(Object.entries(members)) as Readonly<Record<string, string>>;
}
