// The files of a change, read as an estate of their own, and what each of their entries states.
import type { StatedKeys } from '../../analyze/preview/overlay-estate.ts';
import type { Estate } from '../../estate/estate.ts';
import { loadEstate } from '../../estate/load-estate.ts';
import type { SourceText } from '../../policy/ast.ts';
import { tellDiagnostics } from '../open-estate.ts';
import type { Streams } from '../terminal/streams.ts';

export interface Change {
  readonly estate: Estate;
  readonly stated: StatedKeys;
}

/** `base` tells who owns buckets that the change names. Undefined when it cannot be read: the errors were told. */
export function readChange(sources: readonly SourceText[], base: Estate, streams: Streams): Change | undefined {
  const stated = new Map<string, Set<string>>();
  for (const { text } of sources) noteStated(parsed(text), stated);
  const loaded = loadEstate([...sources, ...ownersOf(stated, base)]);
  if (!loaded.ok) {
    tellDiagnostics(loaded.error, streams);
    return undefined;
  }
  tellDiagnostics(loaded.value.warnings, streams);
  return { estate: loaded.value.estate, stated };
}

/** What is no JSON is told by the loader. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function noteStated(value: unknown, stated: Map<string, Set<string>>): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const item of value) noteStated(item, stated);
    return;
  }
  const entry = value as Readonly<Record<string, unknown>>;
  const arn = entry['arn'] ?? entry['resource'];
  if (typeof arn === 'string') {
    const keys = stated.get(arn) ?? new Set();
    for (const key of Object.keys(entry)) keys.add(key);
    stated.set(arn, keys);
  }
  for (const key of ['accounts', 'resources']) noteStated(entry[key], stated);
}

/** An estate that says nothing but whose the buckets are. */
function ownersOf(stated: StatedKeys, base: Estate): readonly SourceText[] {
  const accounts = [...base.accounts.values()].flatMap(({ id, resources }) => {
    const own = [...stated.keys()].filter((arn) => arn.startsWith('arn:') && arn.split(':')[4] === '' && resources.has(arn));
    return own.length === 0 ? [] : [{ id, resources: own.map((arn) => ({ arn, policy: null, policyKnown: false })) }];
  });
  return accounts.length === 0 ? [] : [{ name: 'owners of what the change names', text: JSON.stringify({ accounts }) }];
}
