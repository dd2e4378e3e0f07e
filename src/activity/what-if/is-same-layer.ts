// Whether a change leaves one layer of policies as it was: documents count by their text, wherever they stand.
import type { EstatePolicy } from '../../estate/estate.ts';
import type { PolicyLevel, PolicySet } from '../../model/policy-set.ts';

type Policies = PolicySet<EstatePolicy>;

export function isSameLayer(layer: keyof Policies, a: Policies, b: Policies): boolean {
  switch (layer) {
    case 'scp':
    case 'rcp':
      return areSame(a[layer], b[layer], isSameLevel);
    case 'identity':
    case 'session':
      return areSame(a[layer], b[layer], isSamePolicy);
    case 'boundary':
    case 'resource':
    case 'endpoint':
      return isSamePolicy(a[layer], b[layer]);
    case 'grants':
    case 's3':
    case 'share':
      return a[layer] === b[layer] || JSON.stringify(a[layer], listOfMap) === JSON.stringify(b[layer], listOfMap);
  }
}

function areSame<T>(
  a: readonly T[] | undefined,
  b: readonly T[] | undefined,
  same: (a: T | undefined, b: T | undefined) => boolean,
): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.length === b.length && a.every((one, index) => same(one, b[index]));
}

function isSameLevel(a: PolicyLevel<EstatePolicy> | undefined, b: PolicyLevel<EstatePolicy> | undefined): boolean {
  return a === b || (a?.id === b?.id && areSame(a?.policies, b?.policies, isSamePolicy));
}

function isSamePolicy(a: EstatePolicy | undefined, b: EstatePolicy | undefined): boolean {
  if (a === b) return true;
  return a !== undefined && b !== undefined && a.description.type === b.description.type && textOf(a) === textOf(b);
}

const texts = new WeakMap<EstatePolicy, string>();

function textOf(policy: EstatePolicy): string {
  let text = texts.get(policy);
  if (text === undefined) {
    const { source, span } = policy.document;
    text = source.text.slice(span.start, span.end).replace(/\s+/g, ' ');
    texts.set(policy, text);
  }
  return text;
}

function listOfMap(_key: string, value: unknown): unknown {
  return value instanceof Map ? [...value] : value;
}
