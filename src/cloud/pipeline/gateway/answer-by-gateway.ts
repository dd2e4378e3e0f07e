// A request that came by a gateway: what the gateway may do of the cloud, and what is put away when its answer is there.
import type { Caller } from '../../caller.ts';
import type { GatewayCall, GatewayContext, KnownCredentials } from '../../gateway.ts';
import type { Kernel } from '../../kernel.ts';
import type { BlobStore } from '../../ports/blobs.ts';
import type { Session } from '../../session.ts';
import { authenticationError } from '../../signature/authentication-error.ts';
import { rehearse, runTurn, type Turn } from '../../turn.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import type { WireResponse } from '../../wire/wire-response.ts';
import { callerNow } from '../authenticate.ts';
import type { Door } from './gateway-finder.ts';
import { requestView } from '../request-view.ts';
import type { SendingBlobs } from '../send-stored.ts';
import { storeBodies } from '../store-bodies.ts';

interface Means {
  readonly kernel: Kernel;
  readonly blobs: BlobStore & SendingBlobs;
  readonly openSession: (token: string) => Session | undefined;
}

/** Rejects with whatever the gateway throws: it has failed then. */
export async function answerByGateway(door: Door, request: WireRequest, means: Means, requestId: string): Promise<WireResponse> {
  const held: string[] = [];
  try {
    const response = await door.gateway.answer(request, gatewayContext(door, request, means, requestId, held));
    return { ...response, headers: [...response.headers, ['x-amzn-RequestId', requestId]] };
  } finally {
    // What no row refers to goes.
    for (const digest of held) means.blobs.release(digest);
  }
}

function gatewayContext({ service }: Door, request: WireRequest, means: Means, requestId: string, held: string[]): GatewayContext {
  const { kernel, blobs, openSession } = means;
  const { state } = kernel;
  const now = kernel.clock.now();
  const view = { ...requestView({ request }), gateway: true } as const;
  const turnOf = ({ operation, input, caller: known, region }: GatewayCall): Turn => {
    const caller = presentCaller(kernel, known);
    return { service, operation, input, caller, account: caller.account ?? '', region, request: view, requestId, now };
  };
  const keep = (digest: string): void => {
    held.push(digest);
  };
  return {
    requestId,
    now,
    partition: kernel.partition,
    state: state.reader,
    callerOf: (credentials) => callerOf(kernel, openSession, credentials),
    seal: kernel.seal,
    rehearse: (call) => {
      rehearse(kernel, turnOf(call));
    },
    call: async (call) => {
      const input = await storeBodies(kernel, turnOf(call), keep);
      const { value, changes } = state.transact((writer) =>
        runTurn(kernel, turnOf(input === undefined ? call : { ...call, input }), writer),
      );
      await (state.commit(changes) ?? state.settled());
      return (value ?? {}) as Readonly<Record<string, unknown>>;
    },
    instead: async (call, change) => {
      rehearse(kernel, turnOf(call));
      const { changes } = state.transact(change);
      await (state.commit(changes) ?? state.settled());
    },
    receive: async (body, options) => {
      const received = await blobs.receive(body, options);
      keep(received.digest);
      return received;
    },
    blobs,
  };
}

function callerOf(kernel: Kernel, openSession: Means['openSession'], { accessKeyId, sessionToken }: KnownCredentials): Caller | undefined {
  const { identities, state } = kernel;
  let caller: Caller | undefined;
  if (sessionToken === undefined) {
    const key = identities.accessKey(state.reader, accessKeyId);
    caller = key?.active === true ? identities.callerOfKey(state.reader, key) : undefined;
  } else {
    const session = openSession(sessionToken);
    caller = session?.accessKeyId === accessKeyId ? identities.callerOfSession(state.reader, session) : undefined;
  }
  // Closed accounts have no credentials that work.
  if (caller === undefined) return undefined;
  const found = callerNow(kernel, caller);
  return 'failure' in found ? undefined : found;
}

/** Between two calls of one request a key may have been deleted, a policy taken away, an account closed. */
function presentCaller(kernel: Kernel, caller: Caller): Caller {
  const found = callerNow(kernel, caller);
  if ('failure' in found) throw authenticationError(found, 'json');
  return found;
}
