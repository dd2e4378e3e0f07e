// A request that one of the statements of a policy is likely to apply to, with values made from its own.
import type { ContextValue } from '../../src/model/request.ts';
import type { WitnessRequest } from '../../src/reason/answer.ts';
import type { Random } from '../testkit/random.ts';
import { KEYS, type SmallPolicy } from './small-policies.ts';

const RUNS = ['', 'x', 'b', 'a', 'a/x', 'k/ab/x'];
const MULTI: ReadonlySet<string> = new Set(KEYS.filter(({ multi }) => multi).map(({ key }) => key.toLowerCase()));

export function aimedRequest({ Statement }: SmallPolicy, random: Random): WitnessRequest {
  const statement = random.pick(Statement);
  const context = new Map<string, ContextValue>();
  const user = random.pick(['a', 'b', 'ab', 'x', '', 'true']);
  if (random.below(4) > 0) context.set('aws:username', user);
  for (const [operator, clause] of Object.entries(
    (statement['Condition'] ?? {}) as Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>,
  )) {
    for (const [name, values] of Object.entries(clause)) {
      const key = name.toLowerCase();
      if (operator === 'Null' || random.below(4) === 0) continue;
      const value = (): string => near(operator, instanceOf(random.pick(values), user, random), random);
      context.set(key, MULTI.has(key) ? Array.from({ length: random.between(1, 2) }, value) : value());
    }
  }
  const pick = (element: string, other: string): string =>
    element in statement ? instanceOf(random.pick(statement[element] as readonly string[]), user, random) : other;
  const action = pick('Action', random.pick(['s3:PutObject', 'sqs:SendMessage', 's3:ListAllMyBuckets', 'iam:GetUser']));
  const resource = pick('Resource', random.pick(['*', 'arn:aws:s3:::c', 'arn:aws:sqs:r:1:q', 'arn:aws:s3:::b/x']));
  return {
    action: action.includes(':') && !action.includes(' ') ? action : 's3:GetObject',
    resource: resource.split(':').length >= 6 ? resource : random.pick(['*', 'arn:aws:s3:::b/x']),
    context: legal(context),
  };
}

function instanceOf(pattern: string, user: string, random: Random): string {
  return pattern
    .replace(/\$\{([^}]*)\}/g, (_, inside: string) => (inside.length === 1 ? inside : user))
    .replace(/\*/g, () => random.pick(RUNS))
    .replace(/\?/g, () => random.pick(['x', 'k', 'a']));
}

/** The value, or one beside it. */
function near(operator: string, value: string, random: Random): string {
  if (operator.includes('Ip')) return value.replace(/\/.*/, '');
  if (operator.includes('Numeric') && Number.isSafeInteger(Number(value)))
    return String(Number(value) + random.pick([0, 0, 1, -1, 0.5, -0.5]));
  if (operator.includes('Date') && /^\d{1,12}$/.test(value)) return String(Number(value) + random.pick([0, 0, 1, 0.5]));
  return value;
}

/** Requests have values of the key's type. */
function legal(context: ReadonlyMap<string, ContextValue>): ReadonlyMap<string, ContextValue> {
  const typed: readonly (readonly [string, RegExp])[] = [
    ['s3:max-keys', /^-?\d+(\.\d+)?$/],
    ['aws:currenttime', /^\d/],
    ['aws:sourceip', /^[\da-f.:]+$/],
    ['aws:securetransport', /^(true|false)$/],
    ['kms:recipientattestation:imagesha384', /=$/],
  ];
  const kept = new Map(context);
  for (const [key, form] of typed) {
    const value = kept.get(key);
    if (typeof value === 'string' && !form.test(value)) kept.delete(key);
  }
  return kept;
}
