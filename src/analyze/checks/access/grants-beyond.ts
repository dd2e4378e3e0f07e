// Which statements of a policy allow something that another policy does not.
import type { Policy, Statement } from '../../../policy/ast.ts';
import type { WitnessRequest } from '../../../reason/answer.ts';
import { allowedBeyond } from '../../../reason/policy-question.ts';
import type { CheckedKind, CheckWitness } from './answer.ts';
import { type AskedCaller, askedCallers } from './asked-callers.ts';
import { callerKeys, toWitness } from './to-witness.ts';
import { policyFor } from './policy-for.ts';
import { withoutShared } from './without-shared.ts';

export interface Culprit {
  readonly statement: Statement;
  readonly witness: CheckWitness;
}

export type Grants =
  | { readonly kind: 'none' }
  | { readonly kind: 'some'; readonly culprits: readonly Culprit[] }
  | { readonly kind: 'unknown'; readonly why: string };

/** What `whole` allows (and does not deny) and `reference` does not, whoever asks; one witness for each statement that allows such. */
export function grantsBeyond(whole: Policy, reference: Policy, kind: CheckedKind): Grants {
  const candidate = withoutShared(whole, reference);
  if (!candidate.statements.some(({ effect }) => effect === 'Allow')) return { kind: 'none' };
  const callers = kind === 'IDENTITY_POLICY' ? [undefined] : askedCallers(candidate, reference);
  if (typeof callers === 'string') return { kind: 'unknown', why: callers };
  const culprits = new Map<number, Culprit>();
  let unknown: string | undefined;
  for (const caller of callers) {
    const others = { policies: [policyFor(reference, caller)], type: 'identity' } as const;
    const ask = (policy: Policy) => allowedBeyond({ policies: [policyFor(policy, caller, true)], type: 'identity' }, others);
    // One question for all statements: most often there is nothing.
    if (ask(candidate).answer === 'empty') continue;
    for (const statement of candidate.statements) {
      if (statement.effect !== 'Allow' || culprits.has(statement.index)) continue;
      const found = ask(onlyAllowing(candidate, statement));
      if (found.answer === 'unknown') unknown ??= found.reason;
      if (found.answer === 'witness') culprits.set(statement.index, { statement, witness: witnessOf(found.request, caller) });
    }
  }
  if (culprits.size > 0) {
    const sorted = [...culprits.values()].sort((a, b) => a.statement.index - b.statement.index);
    return { kind: 'some', culprits: sorted };
  }
  return unknown === undefined ? { kind: 'none' } : { kind: 'unknown', why: unknown };
}

function witnessOf(request: WitnessRequest, caller: AskedCaller | undefined): CheckWitness {
  if (caller === undefined) return toWitness(request, undefined);
  return toWitness({ ...request, context: new Map([...callerKeys(caller.query), ...request.context]) }, caller.query.caller.displayArn);
}

function onlyAllowing(policy: Policy, allow: Statement): Policy {
  return { ...policy, statements: policy.statements.filter((statement) => statement === allow || statement.effect === 'Deny') };
}
