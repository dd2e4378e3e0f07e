// Documents made to hurt, from text to decision: the worst of several runs in a warm process, against the 50 ms that each may take.
import { compilePolicy } from '../dist/evaluate/compile-policy.js';
import { decide } from '../dist/evaluate/decide.js';
import { parsePolicyText } from '../dist/policy/parse-policy.js';
import { serviceRules } from '../dist/services/service-rules-table.js';

const RUNS = 9;
const ALLOWED_MS = 50;
const ACCOUNT = '111111111111';

const allow = (elements) =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*', ...elements }] });
const statements = (count) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: Array.from({ length: count }, (_, index) => ({
      Effect: index % 3 === 0 ? 'Deny' : 'Allow',
      Action: ['s3:Get*', `ec2:Describe${index}`],
      Resource: `arn:aws:s3:::bucket-${index}/*`,
    })),
  });

/** Pairs and no object: one of the names is `__proto__`. */
const DOCUMENTS = [
  ['1 MB of statements', statements(10_000)],
  ['250 kB of statements', statements(2_200)],
  ['250 kB of actions', allow({ Action: Array.from({ length: 15_000 }, (_, index) => `s3:Get${index}*`) })],
  [
    '250 kB of values',
    allow({ Condition: { StringLike: { 'aws:username': Array.from({ length: 20_000 }, (_, index) => `u*${index}?`) } } }),
  ],
  ['250 kB of variables', allow({ Resource: `arn:aws:s3:::${'$'}${'{aws:username}${aws:username}'.repeat(8_000)}` })],
  ['250 kB of *a', allow({ Resource: `arn:aws:s3:::${'*a'.repeat(120_000)}b` })],
  ['a million stars', allow({ Action: '*'.repeat(1_000_000) })],
  ['a quarter of a million stars', allow({ Action: '*'.repeat(250_000) })],
  ['20,000 levels of lists', `{"Statement":${'['.repeat(20_000)}${']'.repeat(20_000)}}`],
  ['20,000 levels of objects', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ['duplicate keys', '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Effect":"Allow","Action":"*","Resource":"*"}]}'],
  ['a lone surrogate', allow({ Resource: 'arn:aws:s3:::\ud800*' })],
  ['__proto__', '{"__proto__":{"Statement":[]},"Version":"2012-10-17","Statement":[]}'],
  ['NUL bytes', `{"Version":"2012-10-17"${'\0'.repeat(100_000)},"Statement":[]}`],
];

const REQUEST = {
  principal: { kind: 'user', arn: `arn:aws:iam::${ACCOUNT}:user/${'a'.repeat(64)}`, account: ACCOUNT },
  caller: { id: ACCOUNT },
  action: 's3:GetObject',
  resource: { arn: `arn:aws:s3:::bucket/${'a'.repeat(1000)}`, owner: { id: ACCOUNT } },
  context: new Map(),
};

/** @returns {Promise<{name: string, value: number}[]>} no ratios: there is no peer; a document that takes too long fails the run */
export async function run() {
  for (const [name, text] of DOCUMENTS) {
    const times = [];
    let answer = '';
    for (let i = 0; i < RUNS; i++) {
      const start = performance.now();
      answer = answerTo(text);
      times.push(performance.now() - start);
    }
    const median = times.toSorted((a, b) => a - b)[Math.floor(RUNS / 2)];
    console.log(`hostile ${name}: ${answer}, ${median.toFixed(1)} ms, first ${times[0].toFixed(1)} ms`);
    if (median > ALLOWED_MS) throw new Error(`${name} takes ${median.toFixed(1)} ms`);
  }
  return [];
}

function answerTo(text) {
  const { policy, diagnostics } = parsePolicyText({ name: 'hostile.json', text });
  if (policy === undefined) return diagnostics[0].code;
  return decide(REQUEST, { identity: [compilePolicy(policy, { type: 'identity', name: 'hostile' })] }, serviceRules).kind;
}
