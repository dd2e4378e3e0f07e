// A request of nobody in particular, ready for the evaluator: all that conditions can ask is in its context.
import { prepareQuery, type Query } from '../evaluate/query.ts';
import type { WitnessRequest } from './answer.ts';

const NO_RULES = {};

/** Of all callers, one who comes through an identity provider brings no keys of its own. */
export function nobodysQuery({ action, resource, context }: Pick<WitnessRequest, 'action' | 'resource' | 'context'>): Query {
  const principal = { kind: 'federatedCaller', provider: '' } as const;
  return prepareQuery({ principal, action, resource: { arn: resource }, context }, { identity: [] }, NO_RULES);
}
