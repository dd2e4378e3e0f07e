// Where each member of an operation's input and output travels; worked out once for each operation.
import type { OperationModel, ServiceModel } from '../model/service-model.ts';
import { linkStructure } from './linked-shape.ts';
import type { LinkedMember, LinkedStructure } from './linked-shape.ts';

export interface Bindings {
  readonly structure: LinkedStructure;
  readonly labels: readonly LinkedMember[];
  /** Header names are in lower case. */
  readonly headers: readonly (readonly [name: string, member: LinkedMember])[];
  readonly prefixHeaders: LinkedMember | undefined;
  readonly query: readonly (readonly [name: string, member: LinkedMember])[];
  readonly queryParams: LinkedMember | undefined;
  readonly responseCode: LinkedMember | undefined;
  /** The member that is the whole body. */
  readonly payload: LinkedMember | undefined;
  /** Members that are parts of the body. */
  readonly body: readonly LinkedMember[];
}

export interface OperationPlan {
  /** Absent: no members. */
  readonly input: Bindings | undefined;
  readonly output: Bindings | undefined;
}

const plans = new WeakMap<OperationModel, OperationPlan>();
const answering = new WeakMap<LinkedStructure, Bindings>();

export function planOf(model: ServiceModel, operation: OperationModel): OperationPlan {
  let plan = plans.get(operation);
  if (plan === undefined) {
    plan = { input: requestBindings(model, operation.input), output: responseBindings(model, operation.output) };
    plans.set(operation, plan);
  }
  return plan;
}

function requestBindings(model: ServiceModel, name: string | undefined): Bindings | undefined {
  const structure = linkStructure(model, name);
  return structure && bind(structure, structure.members, []);
}

/** For a structure that answers, by its name in the model: labels and query mean nothing there, such members travel in the body. */
export function responseBindings(model: ServiceModel, name: string | undefined): Bindings | undefined {
  const structure = linkStructure(model, name);
  if (structure === undefined) return undefined;
  let bindings = answering.get(structure);
  if (bindings === undefined) {
    bindings = bind(structure, [], structure.members);
    answering.set(structure, bindings);
  }
  return bindings;
}

function bind(structure: LinkedStructure, asked: readonly LinkedMember[], answered: readonly LinkedMember[]): Bindings {
  const { members } = structure;
  const bindings = {
    structure,
    labels: asked.filter(({ label }) => label === true),
    headers: members.flatMap((member) => (member.header === undefined ? [] : [[member.header.toLowerCase(), member] as const])),
    prefixHeaders: members.find(({ prefixHeaders }) => prefixHeaders !== undefined),
    query: asked.flatMap((member) => (member.query === undefined ? [] : [[member.query, member] as const])),
    queryParams: asked.find(({ queryParams }) => queryParams === true),
    responseCode: answered.find(({ responseCode }) => responseCode === true),
    payload: members.find(({ payload }) => payload === true),
  };
  const { labels, headers, prefixHeaders, query, queryParams, responseCode, payload } = bindings;
  const single = [prefixHeaders, queryParams, responseCode, payload];
  const elsewhere = new Set([...labels, ...[...headers, ...query].map(([, member]) => member), ...single]);
  return { ...bindings, body: members.filter((member) => !elsewhere.has(member)) };
}
