// Requests around the constants of the small policies: every value that these can tell from another, and what is next to it.
import type { WitnessRequest } from '../../src/reason/answer.ts';
import type { ContextValue } from '../../src/model/request.ts';
import type { Random } from '../testkit/random.ts';
import type { SmallPolicy } from './small-policies.ts';

const ACTIONS = [
  's3:getobject',
  's3:getobjectacl',
  's3:putobject',
  's3:listallmybuckets',
  'sqs:sendmessage',
  'sqs:getqueueurl',
  's3:gxtobject',
  'a:b',
];
const RESOURCES = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/k',
  'arn:aws:s3:::B/k',
  'arn:aws:s3:::b/a',
  'arn:aws:s3:::b/a/x',
  'arn:aws:s3:::b/ab/x',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::c',
  'arn:aws:sqs:r:1:q',
  'arn:aws:sqs:rr:1:q',
  'arn:aws:sqs::1:q',
  'arn:x:y:::z',
];
const TEXTS: readonly ContextValue[] = ['true', 'a', 'A', 'ab', 'b', 'aab', 'x', '', '*', 'aa', 'axb'];

/** By lower-case key. */
const VALUES: Readonly<Record<string, readonly ContextValue[]>> = {
  's3:prefix': TEXTS,
  'aws:requesttag/team': TEXTS,
  'aws:username': ['a', 'true', 'FALSE', 'b', 'ab', 'aa', 'x', 'c'],
  'aws:sourcevpc': ['a', 'b', 'ab', 'x'],
  'aws:tagkeys': [['a'], ['b'], ['A'], ['a', 'b'], ['ab', 'x'], ['x'], ['a', 'A'], ['a', 'x', 'b']],
  's3:max-keys': ['0', '1', '2', '1.5', '-1', '-2', '1.2', '3', '9007199254740993', '9007199254740992', '9007199254740994'],
  'aws:currenttime': [
    '2020-01-01T00:00:00Z',
    '2020-01-01T00:00:01Z',
    '2020-01-01T00:00:00.5Z',
    '0',
    '1',
    '2100-01-01T00:00:00Z',
    '1969-12-31T00:00:00Z',
  ],
  'aws:sourceip': ['10.0.0.0', '10.0.0.1', '10.0.0.2', '10.0.1.0', '11.0.0.0', '200.0.0.1', '127.0.0.1', '::1', '2001:db8::1'],
  'aws:securetransport': ['true', 'false'],
  'aws:sourcearn': ['arn:aws:s3:::a', 'arn:aws:s3:::ab', 'arn:aws:sqs:::b', 'arn:aws:s3:r:1:z', 'arn:x:y:z:w:a', 'a'],
  'kms:recipientattestation:imagesha384': ['QQ==', 'QR==', 'QUI=', 'Qg=='],
};

/** Keys that at least one of the policies asks about, lower case; and variables. */
export function keysOf(policies: readonly SmallPolicy[]): readonly string[] {
  const text = JSON.stringify(policies).toLowerCase();
  return Object.keys(VALUES).filter((key) => text.includes(key));
}

export function randomRequest(keys: readonly string[], random: Random): WitnessRequest {
  const context = new Map<string, ContextValue>();
  for (const key of keys) if (random.below(4) > 0) context.set(key, random.pick(VALUES[key] as readonly ContextValue[]));
  return { action: random.pick(ACTIONS), resource: random.pick(RESOURCES), context };
}

/** All requests of the small world, if they are no more than `most`. */
export function allRequests(keys: readonly string[], most: number): readonly WitnessRequest[] | undefined {
  let count = ACTIONS.length * RESOURCES.length;
  for (const key of keys) count *= (VALUES[key] as readonly ContextValue[]).length + 1;
  if (count > most) return undefined;
  let contexts: ReadonlyMap<string, ContextValue>[] = [new Map()];
  for (const key of keys) {
    contexts = contexts.flatMap((context) => [
      context,
      ...(VALUES[key] as readonly ContextValue[]).map((value) => new Map([...context, [key, value]])),
    ]);
  }
  return ACTIONS.flatMap((action) => RESOURCES.flatMap((resource) => contexts.map((context) => ({ action, resource, context }))));
}
