// What the caller, or the owner of a tag, can do so that a request carries a wanted value of a condition key.
import type { Layer } from '../../model/decision.ts';
import type { State } from '../state.ts';
import type { Step } from './proposal.ts';
import { canSend, sendContext } from './send-context.ts';
import { tagCaller, tagObject, tagResource } from './set-tag.ts';

/** A wanted value; `multi` for keys that are compared as a set. */
export interface WantedValue {
  readonly key: string;
  readonly value: string;
  readonly multi: boolean;
}

const RESOURCE_TAG = /^(?:[a-z0-9-]+:resourcetag|s3:buckettag)\//;
const PRINCIPAL_TAG = /^aws:principaltag\//;
const OBJECT_TAG = /^s3:existingobjecttag\//;

/** Undefined for keys that nobody chooses, and for values that stand for more than themselves. */
export function supplyKey(state: State, layer: Layer, wanted: WantedValue): Step | undefined {
  const { key, value } = wanted;
  if (/[*?]|\$\{/.test(value)) return undefined;
  const lower = key.toLowerCase();
  const tag = key.slice(lower.indexOf('/') + 1);
  if (RESOURCE_TAG.test(lower)) return tagResource(state, layer, tag, value);
  if (PRINCIPAL_TAG.test(lower)) return tagCaller(state, layer, tag, value);
  if (OBJECT_TAG.test(lower)) return tagObject(state, layer, tag, value);
  return canSend(state, lower) ? sendContext(state, layer, wanted) : undefined;
}
