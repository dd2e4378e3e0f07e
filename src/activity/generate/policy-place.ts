// How long policies may be, by where they stand.
import type { PolicyPlace } from './generate-options.ts';

export interface PlaceRoom {
  /** Characters of one document, without white space between its tokens. */
  readonly characters: number;
  /** As how many characters a text counts. */
  readonly sizeOf: (text: string) => number;
}

export interface PlaceFacts extends PlaceRoom {
  /** How many documents there may be by default. */
  readonly documents: number;
  /** For people: completes `… does not fit into`. */
  readonly name: string;
}

const inUnits = (text: string): number => text.length;
const inBytes = (text: string): number => new TextEncoder().encode(text).length;

/**
 * IAM User Guide, IAM and AWS STS quotas: a managed policy 6,144, of which a role or user has 10 by default and 20 at most; the inline policies of a role
 * 10,240, of a user 2,048 and of a group 5,120 in sum. IAM Identity Center User Guide, quotas: the inline policy of a permission set 32,768 bytes.
 */
const PLACES: ReadonlyMap<PolicyPlace, PlaceFacts> = new Map([
  [
    'managed',
    {
      characters: 6_144,
      sizeOf: inUnits,
      documents: 10,
      name: 'the 10 managed policies that one role or user has by default (20 at most)',
    },
  ],
  [
    'inlineRole',
    { characters: 10_240, sizeOf: inUnits, documents: 1, name: 'the 10,240 characters that the inline policies of a role have together' },
  ],
  [
    'inlineUser',
    { characters: 2_048, sizeOf: inUnits, documents: 1, name: 'the 2,048 characters that the inline policies of a user have together' },
  ],
  [
    'inlineGroup',
    { characters: 5_120, sizeOf: inUnits, documents: 1, name: 'the 5,120 characters that the inline policies of a group have together' },
  ],
  [
    'permissionSet',
    { characters: 32_768, sizeOf: inBytes, documents: 1, name: 'the 32,768 bytes of the one inline policy of a permission set' },
  ],
]);

export function placeFacts(place: PolicyPlace): PlaceFacts {
  const facts = PLACES.get(place);
  if (facts === undefined) throw new Error(`no such place of a policy: ${place}`);
  return facts;
}
