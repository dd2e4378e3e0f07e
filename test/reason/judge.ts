// Whether an answer about all requests is true, as far as single requests can show.
import type { Emptiness } from '../../src/reason/answer.ts';
import { allowedBeyond, type PolicyUnion } from '../../src/reason/policy-question.ts';
import { allows } from '../../src/reason/policy-allows.ts';
import type { WitnessRequest } from '../../src/reason/answer.ts';
import type { Policy } from '../../src/policy/ast.ts';
import { parsePolicyText } from '../../src/policy/parse-policy.ts';
import type { Random } from '../testkit/random.ts';
import { referenceDecision } from '../reference/reference.ts';
import { keysOf, allRequests, randomRequest } from './small-requests.ts';
import type { SmallPolicy } from './small-policies.ts';

export type Ask = (some: PolicyUnion, others: PolicyUnion | undefined) => Emptiness;

export interface Judged {
  readonly answer: Emptiness['answer'];
  /** Why the answer is wrong; undefined if nothing shows that it is. */
  readonly fault: string | undefined;
  readonly reason?: string;
}

/** Asks whether `some` allows beyond `others`, and looks for a request that shows the answer to be wrong. */
export function judge(some: SmallPolicy, others: SmallPolicy | undefined, random: Random, tries: number, ask: Ask = allowedBeyond): Judged {
  const first = unionOf(some);
  const second = others && unionOf(others);
  const answer = ask(first, second);
  const isIn = (request: WitnessRequest): boolean => allows(first, request) && !(second !== undefined && allows(second, request));
  switch (answer.answer) {
    case 'unknown':
      return { answer: 'unknown', fault: undefined, reason: answer.reason };
    case 'witness': {
      const { request } = answer;
      if (!isIn(request)) return { answer: 'witness', fault: `the witness does not replay: ${shown(request)}` };
      const agrees = referenceAllows(some, request) && !(others !== undefined && referenceAllows(others, request));
      return { answer: 'witness', fault: agrees ? undefined : `the reference does not agree: ${shown(request)}` };
    }
    case 'empty': {
      const keys = keysOf(others === undefined ? [some] : [some, others]);
      const world = allRequests(keys, tries);
      const requests = world ?? Array.from({ length: tries }, () => randomRequest(keys, random));
      const missed = requests.find(isIn);
      return { answer: 'empty', fault: missed && `there is one: ${shown(missed)}` };
    }
  }
}

export function unionOf(policy: SmallPolicy): PolicyUnion {
  return { policies: [parsed(policy)], type: 'identity' };
}

function parsed(policy: SmallPolicy): Policy {
  const { policy: found } = parsePolicyText({ name: 'policy', text: JSON.stringify(policy) });
  if (found === undefined) throw new Error(`not a policy: ${JSON.stringify(policy)}`);
  return found;
}

/** Asks for a session of a role: of what small policies ask about, a session brings nothing by itself. */
function referenceAllows(policy: SmallPolicy, { action, resource, context }: WitnessRequest): boolean {
  const account = { id: '111111111111' };
  const principal = { kind: 'roleSession', role: `arn:aws:iam::${account.id}:role/R`, account: account.id, sessionName: 'S' } as const;
  const identity = [{ description: { type: 'identity', name: 'policy' }, document: policy }] as const;
  return (
    referenceDecision({ principal, caller: account, action, resource: { arn: resource, owner: account }, context }, { identity })
      .decision === 'allow'
  );
}

function shown({ action, resource, context }: WitnessRequest): string {
  return JSON.stringify({ action, resource, context: Object.fromEntries(context) });
}
