// One call from authorization to its rows, in one synchronous turn over one version of the state.
import type { AccountId } from '../model/account.ts';
import type { ContextValue } from '../model/request.ts';
import { accountSeal } from './account-seal.ts';
import { type Asker, authorize, refusalOf } from './authorize.ts';
import type { AnswerDetails, AuthorizeContext, CallContext, InnerCall, RequestView, ServiceSession } from './call-context.ts';
import type { Caller } from './caller.ts';
import type { Demand } from './demand.ts';
import type { Kernel } from './kernel.ts';
import { type AnyOperation, type LoadedService, operationModel } from './registry.ts';
import { refusalForRole } from './refusal-for-role.ts';
import { requestContext } from './request-context.ts';
import { seedAccount } from './seed-account.ts';
import { serviceCaller } from './service-caller.ts';
import { ServiceError } from './service-error.ts';
import type { StateReader, StateWriter } from './state/table.ts';
import { validateInput } from './validate-input.ts';

export interface Turn {
  readonly service: LoadedService;
  readonly operation: string;
  readonly input: Readonly<Record<string, unknown>>;
  readonly caller: Caller;
  /** The account that the call acts in; the empty string for callers without one. */
  readonly account: AccountId;
  readonly region: string;
  readonly request: RequestView;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Services that call for the caller, first to last. */
  readonly via?: readonly string[];
  /** More condition keys, lower case. */
  readonly context?: readonly (readonly [key: string, value: ContextValue])[];
  /** Told how the answer differs from the model's. */
  readonly answer?: (details: AnswerDetails) => void;
  /** Of a service that calls in its own name. */
  readonly serviceSession?: ServiceSession;
}

/**
 * Whether the call may be made, without making it: for bodies that should not be read in vain. Throws the ServiceError of a refusal.
 * Answers what it was decided in.
 */
export function rehearse(kernel: Kernel, turn: Turn): AuthorizeContext {
  const definition = definitionOf(turn);
  const { asker, context } = authorizeContext(kernel, turn, kernel.state.reader);
  let demands: readonly Demand[] = [];
  try {
    validateInput(turn.service, operationModel(turn.service, turn.operation), turn.input);
    demands = demandsOf(definition, turn, context);
    authorize(kernel, asker, turn.operation, demands);
    return context;
  } catch (error) {
    if (error instanceof ServiceError) record(kernel, turn, definition, demands, { error });
    throw error;
  }
}

/** Makes the call within a transaction that is already open: authorizes, runs the handler, records. Throws ServiceError for refusals. */
export function runTurn(kernel: Kernel, turn: Turn, state: StateWriter): unknown {
  const definition = definitionOf(turn);
  // A reader, though the same rows: what is not yet authorized has nothing to write with.
  const { asker, context } = authorizeContext(kernel, turn, kernel.state.reader);
  let demands: readonly Demand[] = [];
  try {
    validateInput(turn.service, operationModel(turn.service, turn.operation), turn.input);
    demands = demandsOf(definition, turn, context);
    const permit = authorize(kernel, asker, turn.operation, demands);
    const output = definition.handle(permit, turn.input, callContext(kernel, turn, context, state));
    record(kernel, turn, definition, demands, { output });
    noteUse(kernel, turn, demands, true);
    return output;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    record(kernel, turn, definition, demands, { error });
    noteUse(kernel, turn, demands, false);
    throw error;
  }
}

function definitionOf({ service, operation }: Turn): AnyOperation {
  const definition = service.operation(operation);
  if (definition === undefined) throw notImplemented(service, operation);
  return definition;
}

/** An operation that demands nothing must say why: forgetting is no permission. */
function demandsOf(definition: AnyOperation, { service, operation, input }: Turn, context: AuthorizeContext): readonly Demand[] {
  const demands = definition.authorize(input, context);
  if (demands.length === 0 && definition.unauthorized === undefined)
    throw new Error(`${service.name}:${operation} demands no permission, and does not say why`);
  return demands;
}

function notImplemented(service: LoadedService, operation: string): ServiceError {
  return new ServiceError('NotImplemented', 501, `${service.name}:${operation} is not implemented here; docs/coverage.md lists what is.`);
}

function record(
  kernel: Kernel,
  turn: Turn,
  definition: AnyOperation,
  demands: readonly Demand[],
  outcome: { readonly output?: unknown; readonly error?: ServiceError },
): void {
  const { service, operation, input, caller, account, region, request, requestId, now: time, via } = turn;
  const invokedBy = via?.at(-1);
  const call = { service, operation, definition, input, caller, account, region, request, requestId, time, demands, ...outcome };
  kernel.record(invokedBy === undefined ? call : { ...call, invokedBy });
}

function noteUse(kernel: Kernel, { caller, region, now }: Turn, demands: readonly Demand[], allowed: boolean): void {
  const action = demands[0]?.action;
  if (action !== undefined) kernel.identities.noteUse?.(caller, action, region, now, allowed);
}

function authorizeContext(kernel: Kernel, turn: Turn, state: StateReader): { asker: Asker; context: AuthorizeContext } {
  const { service, operation, caller, account, region, request, requestId, now, via } = turn;
  const context = requestContext({ caller, region, now, request });
  for (const [key, value] of turn.context ?? []) context.set(key, value);
  const asker: Asker = { service: service.name, operation, caller, context, requestId, now, state, ...(via !== undefined && { via }) };
  const { identities, organization, partition } = kernel;
  return {
    asker,
    context: {
      state,
      caller,
      account,
      region,
      partition,
      now,
      requestId,
      request,
      identities,
      organization,
      refusal: (demand) => refusalOf(kernel, asker, demand),
    },
  };
}

function callContext(kernel: Kernel, turn: Turn, context: AuthorizeContext, state: StateWriter): CallContext {
  const { random, blobs, issue, events } = kernel;
  const { caller, account, region, partition, now, requestId, request, identities, organization, refusal } = context;
  // Member by member: copying a context with `...` costs as much as many a call itself.
  const cx: CallContext = {
    state,
    caller,
    account,
    region,
    partition,
    now,
    requestId,
    request,
    identities,
    organization,
    refusal,
    refusalFor: (role, demand) => refusalForRole(kernel, { ...turn, service: turn.service.name }, role, demand, state),
    random,
    blobs,
    issue,
    seal: accountSeal(kernel.seal, account),
    cloudSeal: kernel.seal,
    events,
    invoke: (call) => innerCall(kernel, turn, call, state),
    createAccount: (created) => seedAccount(kernel, created, state),
    answer: turn.answer ?? unheard,
  };
  const { serviceSession } = turn;
  return serviceSession === undefined || caller.principal.kind !== 'service' ? cx : { ...cx, serviceSession };
}

/** Nobody asks how the answer of an inner call differs. */
function unheard(): void {}

/** Runs in the same transaction: what it wrote goes with the outer call if that fails. */
function innerCall(kernel: Kernel, outer: Turn, call: InnerCall, state: StateWriter): Readonly<Record<string, unknown>> {
  const { as } = call;
  const own = 'service' in as;
  const output = runTurn(
    kernel,
    {
      service: kernel.registry.service(call.service),
      operation: call.operation,
      input: call.input,
      caller: own ? serviceCaller(as.service) : outer.caller,
      account: own ? as.account : outer.account,
      region: call.region ?? outer.region,
      request: own ? { ...outer.request, sourceAddress: as.service, userAgent: as.service } : outer.request,
      requestId: outer.requestId,
      now: outer.now,
      ...(own ? {} : { via: [...(outer.via ?? []), as.via] }),
      ...(call.context !== undefined && { context: call.context }),
      ...(own && call.serviceSession !== undefined && { serviceSession: call.serviceSession }),
    },
    state,
  );
  return (output ?? {}) as Readonly<Record<string, unknown>>;
}
