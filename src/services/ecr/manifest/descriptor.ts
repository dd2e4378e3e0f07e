// Descriptors: what a manifest says of each thing that it refers to. OCI image specification, "Content Descriptors".
import { isDigest } from './digest.ts';

export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
}

/** A value of JSON that has members. */
export type Members = Readonly<Record<string, unknown>>;

export function membersOf(value: unknown): Members | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Members) : undefined;
}

/** Undefined for what is no descriptor. */
export function readDescriptor(value: unknown): Descriptor | undefined {
  const { mediaType, digest, size } = membersOf(value) ?? {};
  if (typeof mediaType !== 'string' || typeof digest !== 'string' || !isDigest(digest)) return undefined;
  return typeof size === 'number' && Number.isSafeInteger(size) && size >= 0 ? { mediaType, digest, size } : undefined;
}

/** Undefined for what is no list of descriptors. */
export function readDescriptors(value: unknown): readonly Descriptor[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const read: Descriptor[] = [];
  for (const one of value) {
    const descriptor = readDescriptor(one);
    if (descriptor === undefined) return undefined;
    read.push(descriptor);
  }
  return read;
}
