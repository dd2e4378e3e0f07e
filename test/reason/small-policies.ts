// Random policies over a small alphabet of everything that policies can say, so that two of them often differ in one point only.
import type { Random } from '../testkit/random.ts';

interface KeyKind {
  readonly key: string;
  readonly operators: readonly string[];
  readonly values: readonly string[];
  readonly multi?: true;
}

const TEXT = ['StringEquals', 'StringNotEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase', 'StringLike', 'StringNotLike'];
const TEXTS = [
  'a',
  'A',
  'ab',
  'a*',
  '*b',
  'a?',
  '*',
  '?*',
  'b',
  '',
  '${*}',
  '${aws:username}',
  "${aws:username, 'b'}",
  'a${aws:username}',
  '${aws:SourceVpc}',
  '${aws:TagKeys}',
  "${aws:TagKeys, 'a'}",
  'true',
];
const ORDERED = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];

const TAG_KEYS: KeyKind = { key: 'aws:TagKeys', operators: TEXT, values: ['a', 'b', 'A', 'a*', '*b', '*'], multi: true };

/** What conditions are about. Keys that requests derive from their callers are left out: these are settled elsewhere. */
export const KEYS: readonly KeyKind[] = [
  { key: 's3:prefix', operators: TEXT, values: TEXTS },
  { key: 'aws:RequestTag/Team', operators: TEXT, values: TEXTS },
  { key: 'aws:username', operators: TEXT, values: ['a', 'b', 'a*', '*b', 'ab', '?'] },
  { key: 'aws:SourceVpc', operators: ['StringEquals', 'StringLike', 'StringNotEquals'], values: ['a', 'b', 'a*', '${aws:username}'] },
  TAG_KEYS,
  { key: 's3:max-keys', operators: ORDERED.map((name) => `Numeric${name}`), values: ['0', '1', '2', '1.5', '-1', 'x', '9007199254740993'] },
  {
    key: 'aws:CurrentTime',
    operators: ORDERED.map((name) => `Date${name}`),
    values: ['2020-01-01T00:00:00Z', '2020-01-01T00:00:01Z', '1577836800', '0', 'never'],
  },
  {
    key: 'aws:SourceIp',
    operators: ['IpAddress', 'NotIpAddress'],
    values: ['10.0.0.0/8', '10.0.0.0/24', '10.0.0.1', '0.0.0.0/1', '0.0.0.0/0', '::/0', '2001:db8::/32', 'x'],
  },
  { key: 'aws:SecureTransport', operators: ['Bool'], values: ['true', 'false', 'TRUE', 'x', '${aws:username}', '${s3:prefix}'] },
  {
    key: 'aws:SourceArn',
    operators: ['ArnEquals', 'ArnLike', 'ArnNotEquals', 'ArnNotLike'],
    values: ['arn:aws:s3:::a', 'arn:aws:s3:::a*', 'arn:aws:*:::b', 'arn:*:a', 'arn:aws:s3:*:*:*', 'a'],
  },
  { key: 'kms:RecipientAttestation:ImageSha384', operators: ['BinaryEquals'], values: ['QQ==', 'QR==', 'QUI=', 'x'] },
];

const ACTIONS = [
  's3:GetObject',
  's3:getobject',
  's3:Get*',
  's3:*Object',
  's3:G?tObject',
  '*',
  's3:*',
  'sqs:*',
  '*:Get*',
  's3:ListAllMyBuckets',
  's3: *',
  'sqs:SendMessage',
];
const RESOURCES = [
  '*',
  'arn:aws:s3:::b',
  'arn:aws:s3:::b/*',
  'arn:aws:s3:::*',
  'arn:aws:s3:::B/k',
  'arn:aws:S3:::b/k',
  'arn:aws:s3:::b/?',
  'arn:aws:s3:::b/${aws:username}/*',
  'arn:aws:s3:::b/${aws:username}',
  'arn:aws:s3:::b/${aws:username}?',
  'arn:aws:s3:::b/${aws:username}${aws:username}',
  'arn:aws:s3:::b/${aws:username}*',
  'arn:aws:sqs:*:${aws:username}:q',
  'arn:aws:s3:::b*',
  'arn:aws:*',
  'arn:aws:s3',
  'arn:aws:sqs:*:1:q',
  'arn:aws:sqs:?:1:q',
  'arn:*:*:*:*:*',
  'arn:aws:s3:::b/${*}',
];

export interface SmallPolicy {
  readonly Version?: string;
  readonly Statement: readonly Readonly<Record<string, unknown>>[];
}

/** One policy of one to three statements. */
export function smallPolicy(random: Random, about: readonly KeyKind[] = KEYS): SmallPolicy {
  const statements = Array.from({ length: random.between(1, 3) }, () => smallStatement(random, about));
  return random.below(8) === 0 ? { Statement: statements } : { Version: '2012-10-17', Statement: statements };
}

/** The same policy with a change or two, or now and then another one. */
export function similarPolicy(policy: SmallPolicy, random: Random, about: readonly KeyKind[] = KEYS): SmallPolicy {
  if (random.below(4) === 0) return smallPolicy(random, about);
  const statements = policy.Statement.flatMap((statement) => {
    switch (random.below(8)) {
      case 0:
        return [];
      case 1:
        return [statement, smallStatement(random, about)];
      case 2:
      case 3: {
        const other = smallStatement(random, about);
        const element = random.pick(['Action', 'NotAction', 'Resource', 'NotResource', 'Condition', 'Effect']);
        if (!(element in statement) || !(element in other)) return [statement];
        return [{ ...statement, [element]: other[element] }];
      }
      default:
        return [statement];
    }
  });
  return { ...policy, Statement: statements.length === 0 ? [smallStatement(random, about)] : statements };
}

function smallStatement(random: Random, about: readonly KeyKind[]): Readonly<Record<string, unknown>> {
  return {
    Effect: random.below(3) === 0 ? 'Deny' : 'Allow',
    [random.below(6) === 0 ? 'NotAction' : 'Action']: some(ACTIONS, random),
    [random.below(6) === 0 ? 'NotResource' : 'Resource']: some(RESOURCES, random),
    ...(about.length > 0 && random.below(3) > 0 && { Condition: smallCondition(random, about) }),
  };
}

function smallCondition(random: Random, about: readonly KeyKind[]): Readonly<Record<string, Readonly<Record<string, unknown>>>> {
  const condition: Record<string, Record<string, unknown>> = {};
  const clause = (operator: string): Record<string, unknown> => {
    const own = condition[operator] ?? {};
    condition[operator] = own;
    return own;
  };
  for (let count = random.between(1, 3); count > 0; count--) {
    // Lists have the most rules.
    const { key, operators, values, multi } = random.below(5) === 0 && about === KEYS ? TAG_KEYS : random.pick(about);
    if (random.below(7) === 0) clause('Null')[key] = random.pick([['true'], ['false'], ['true', 'false']]);
    else {
      const set = random.below(multi ? 5 : 20);
      const prefix = set < 2 ? 'ForAnyValue:' : set < 4 ? 'ForAllValues:' : '';
      const suffix = random.below(4) === 0 ? 'IfExists' : '';
      clause(`${prefix}${random.pick(operators)}${suffix}`)[key] = some(values, random);
    }
  }
  return condition;
}

function some(values: readonly string[], random: Random): readonly string[] {
  return Array.from({ length: random.below(3) === 0 ? 2 : 1 }, () => random.pick(values));
}
