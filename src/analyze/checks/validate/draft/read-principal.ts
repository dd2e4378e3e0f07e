// Reads a `Principal` or `NotPrincipal` element.
import type { JsonMember } from '../../../../policy/json-node.ts';
import { nearestName } from '../../../../policy/nearest-name.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { PathElement } from '../finding.ts';
import type { Tell } from '../validation.ts';
import type { DraftPrincipal, DraftPrincipals, Place } from './draft.ts';
import { memberPlaces, placeOf, readLeaves, STRING } from './read-leaves.ts';

const TYPES = ['AWS', 'CanonicalUser', 'Federated', 'Service'];

export function readPrincipal(member: JsonMember, key: Place, path: readonly PathElement[], tell: Tell): DraftPrincipal {
  const { value } = member;
  const anyone = value.kind === 'string' && value.value === '*';
  const isObject = value.kind === 'object';
  if (!anyone && !isObject) {
    const advice = 'Write "*", or an object with the keys AWS, Service, Federated or CanonicalUser.';
    tell('INVALID_PRINCIPAL_FORMAT', `${member.key.value} has not the form of a principal. ${advice}`, placeOf(value, path));
  }
  const entries: DraftPrincipals[] = [];
  for (const each of isObject ? value.members : []) {
    const places = memberPlaces(each, path);
    const type = each.key.value;
    if (!TYPES.includes(type)) {
      const near = nearestName(type, TYPES);
      const advice = near === undefined ? `There are ${TYPES.join(', ')}.` : `Did you mean ${near}?`;
      tell('INVALID_PRINCIPAL_KEY', `${quoteInput(type)} is no kind of principal. ${advice}`, places.key);
    }
    entries.push({ ...readLeaves(each.value, places.path, STRING, tell), key: places.key, type });
  }
  return { ...placeOf(value, path), negated: member.key.value === 'NotPrincipal', key, anyone, isObject, entries };
}
