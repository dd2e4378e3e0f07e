// Whether an answer about all requests is true, as far as single requests can show.
import type { Emptiness } from '../../src/reason/answer.ts';
import { allowedBeyond, type PolicyUnion } from '../../src/reason/policy-question.ts';
import { allows } from '../../src/reason/policy-allows.ts';
import type { WitnessRequest } from '../../src/reason/answer.ts';
import type { Policy } from '../../src/policy/ast.ts';
import { parsePolicyText } from '../../src/policy/parse-policy.ts';
import type { Random } from '../testkit/random.ts';
import { referenceDecision } from '../reference/reference.ts';
import { aimedRequest } from './aimed-request.ts';
import { allRequests, keysOf, randomRequest } from './small-requests.ts';
import type { SmallPolicy } from './small-policies.ts';

export type Ask = (some: PolicyUnion, others: PolicyUnion | undefined) => Emptiness;

export interface Judged {
  readonly answer: Emptiness['answer'];
  /** Why the answer is wrong; undefined if nothing shows that it is. */
  readonly fault: string | undefined;
  readonly reason?: string;
}

export interface Judgement {
  /** Requests that an empty answer must survive, beside those of the small world. */
  readonly tries: number;
  readonly type?: PolicyUnion['type'];
  readonly ask?: Ask;
}

/** Types of policies without principals, each with its own way with short ARNs. */
export const TYPES: readonly PolicyUnion['type'][] = ['identity', 'identity', 'scp', 'boundary', 'session'];

/** Asks whether `some` allows beyond `others`, and looks for a request that shows the answer to be wrong. */
export function judge(some: SmallPolicy, others: SmallPolicy | undefined, random: Random, judgement: Judgement): Judged {
  const { tries, type = 'identity', ask = allowedBeyond } = judgement;
  const first = unionOf(some, type);
  const second = others && unionOf(others, type);
  const answer = ask(first, second);
  const isIn = (request: WitnessRequest): boolean => allows(first, request) && !(second !== undefined && allows(second, request));
  switch (answer.answer) {
    case 'unknown':
      return { answer: 'unknown', fault: undefined, reason: answer.reason };
    case 'witness': {
      const { request } = answer;
      if (!isIn(request)) return { answer: 'witness', fault: `the witness does not replay: ${shown(request)}` };
      const agrees = referenceAllows(some, type, request) && !(others !== undefined && referenceAllows(others, type, request));
      return { answer: 'witness', fault: agrees ? undefined : `the reference does not agree: ${shown(request)}` };
    }
    case 'empty': {
      const keys = keysOf(others === undefined ? [some] : [some, others]);
      const missed =
        allRequests(keys, tries)?.find(isIn) ??
        firstOf(tries, () => (random.below(3) > 0 ? aimedRequest(some, random) : randomRequest(keys, random)), isIn);
      return { answer: 'empty', fault: missed && `there is one: ${shown(missed)}` };
    }
  }
}

function firstOf(tries: number, make: () => WitnessRequest, isIn: (request: WitnessRequest) => boolean): WitnessRequest | undefined {
  for (let tried = 0; tried < tries; tried++) {
    const request = make();
    if (isIn(request)) return request;
  }
  return undefined;
}

export function unionOf(policy: SmallPolicy, type: PolicyUnion['type'] = 'identity'): PolicyUnion {
  return { policies: [parsed(policy)], type };
}

function parsed(policy: SmallPolicy): Policy {
  const { policy: found } = parsePolicyText({ name: 'policy', text: JSON.stringify(policy) });
  if (found === undefined) throw new Error(`not a policy: ${JSON.stringify(policy)}`);
  return found;
}

const EVERYTHING = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };

/** Asks for a session of a role: of what small policies ask about, a session brings nothing by itself. */
function referenceAllows(policy: SmallPolicy, type: PolicyUnion['type'], { action, resource, context }: WitnessRequest): boolean {
  const account = { id: '111111111111', organization: { id: 'o-a', managementAccount: '999999999999', path: 'o-a/r-ab12/' } };
  const principal = { kind: 'roleSession', role: `arn:aws:iam::${account.id}:role/R`, account: account.id, sessionName: 'S' } as const;
  const one = { description: { type, name: 'policy' }, document: policy };
  const rest = { description: { type: 'identity', name: 'everything' }, document: EVERYTHING } as const;
  const policies = {
    identity: [type === 'identity' ? one : rest],
    ...(type === 'boundary' && { boundary: one }),
    ...(type === 'session' && { session: [one] }),
    ...(type === 'scp' && { scp: [{ kind: 'root', id: 'r-ab12', policies: [one] } as const] }),
  };
  return (
    referenceDecision({ principal, caller: account, action, resource: { arn: resource, owner: account }, context }, policies).decision ===
    'allow'
  );
}

function shown({ action, resource, context }: WitnessRequest): string {
  return JSON.stringify({ action, resource, context: Object.fromEntries(context) });
}
