// Which types of manifests a client takes.
import type { WireRequest } from '../../../../cloud/wire/wire-request.ts';

/** From all `Accept` headers, without parameters; undefined for a client that takes anything, or says nothing of manifests. */
export function acceptedTypes({ headers }: Pick<WireRequest, 'headers'>): readonly string[] | undefined {
  const types = new Set<string>();
  for (const value of headers.get('accept') ?? []) {
    for (const part of value.split(',')) {
      const type = (part.split(';', 1)[0] ?? '').trim().toLowerCase();
      if (type.endsWith('/*')) return undefined;
      if (MANIFEST.test(type)) types.add(type);
    }
  }
  return types.size === 0 ? undefined : [...types].slice(0, MOST);
}

const MANIFEST = /^application\/(?:vnd\.[a-z0-9.+-]*(?:manifest|index)[a-z0-9.+-]*)$/;
/** Amazon ECR API Reference, BatchGetImage: at most 100. */
const MOST = 100;
