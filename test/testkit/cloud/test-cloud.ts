// A cloud without wire: calls go straight to authorization and handler, in one process, with a clock that stands still.
import { createKernel } from '../../../src/cloud/create-kernel.ts';
import { openSessionToken } from '../../../src/cloud/credential/session-token.ts';
import { ANONYMOUS } from '../../../src/cloud/anonymous-caller.ts';
import type { RequestView } from '../../../src/cloud/call-context.ts';
import type { Caller } from '../../../src/cloud/caller.ts';
import type { Kernel } from '../../../src/cloud/kernel.ts';
import { runPeriodic } from '../../../src/cloud/periodic.ts';
import type { ReceivedBody } from '../../../src/cloud/model/streamed-body.ts';
import { createPipeline } from '../../../src/cloud/pipeline/pipeline.ts';
import type { ServiceDefinition } from '../../../src/cloud/service.ts';
import { seedAccount } from '../../../src/cloud/seed-account.ts';
import { serviceCaller } from '../../../src/cloud/service-caller.ts';
import { createState } from '../../../src/cloud/state/state.ts';
import type { RecordedCall } from '../../../src/cloud/trail/recorded-call.ts';
import { runTurn } from '../../../src/cloud/turn.ts';
import type { WireRequest } from '../../../src/cloud/wire/wire-request.ts';
import type { WireResponse } from '../../../src/cloud/wire/wire-response.ts';
import type { ContextValue } from '../../../src/model/request.ts';
import { serviceRules } from '../../../src/services/service-rules-table.ts';
import { memoryBlobs, type MemoryBlobs } from './memory-blobs.ts';
import { seededRandom } from './seeded-random.ts';
import { standInIdentities, standInOrganization } from './stand-ins.ts';
import { virtualClock, type VirtualClock } from './virtual-clock.ts';

export interface TestCaller {
  readonly caller: Caller;
  /** The output, or a thrown ServiceError. A `Uint8Array` given as `body` is stored first and passed as the member `Body`. */
  readonly call: (service: string, operation: string, input?: Readonly<Record<string, unknown>>, body?: Uint8Array) => Answer;
  readonly inRegion: (region: string) => TestCaller;
  /** More condition keys, lower case; request headers. */
  readonly with: (
    more: Readonly<{ context?: readonly (readonly [string, ContextValue])[]; headers?: Readonly<Record<string, string>> }>,
  ) => TestCaller;
}

/** Outputs are looked into freely by tests. */
// biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for.
export type Answer = any;

export interface TestCloud {
  readonly kernel: Kernel;
  /** Answers HTTP requests, for `pipelineHandler`. */
  readonly answer: (request: WireRequest) => Promise<WireResponse>;
  readonly clock: VirtualClock;
  readonly blobs: MemoryBlobs;
  /** What was recorded, oldest first. */
  readonly recorded: readonly RecordedCall[];
  readonly root: (account: string) => TestCaller;
  readonly anonymous: TestCaller;
  /** In a service's own name. */
  readonly service: (name: string, account: string) => TestCaller;
  /** With credentials as STS or IAM answer them: `{ AccessKeyId, SecretAccessKey, SessionToken? }`. Throws when the cloud does not know them. */
  readonly as: (credentials: { readonly AccessKeyId: string; readonly SessionToken?: string | undefined }) => TestCaller;
  /** Lets every service do what it does by itself. Throws what one of them throws. */
  readonly periodic: () => void;
  /** Lets every service prepare an account. */
  readonly createAccount: (id: string, managementAccount?: string) => void;
}

export interface TestCloudOptions {
  // biome-ignore lint/suspicious/noExplicitAny: definitions of different operation types in one list.
  readonly services: readonly ServiceDefinition<any>[];
  readonly region?: string;
}

const SEAL_KEY = new Uint8Array(32).fill(7);

/** Services that are not given but needed (identities, organization) are stood in for. */
export function testCloud({ services: given, region = 'us-west-2' }: TestCloudOptions): TestCloud {
  const services = [
    ...given,
    ...(given.some(({ provides }) => provides?.identities !== undefined) ? [] : [{ ...standInIdentities, name: 'stand-in-identities' }]),
    ...(given.some(({ provides }) => provides?.organization !== undefined)
      ? []
      : [{ ...standInOrganization, name: 'stand-in-organization' }]),
  ] as readonly ServiceDefinition<never>[];
  const clock = virtualClock();
  const blobs = memoryBlobs();
  const recorded: RecordedCall[] = [];
  const state = createState(
    services.flatMap(({ tables }) => tables),
    { strict: true },
  );
  const kernel = createKernel({
    services,
    state,
    blobs,
    clock,
    random: seededRandom(),
    rules: serviceRules,
    sealKey: SEAL_KEY,
    record: (call) => recorded.push(call),
  });
  let requests = 0;
  const nextRequestId = (): string => {
    requests += 1;
    return `00000000-0000-4000-8000-${String(requests).padStart(12, '0')}`;
  };
  const callerOf = (caller: Caller, account: string, here: string, more: Parameters<TestCaller['with']>[0]): TestCaller => ({
    caller,
    call: (service, operation, input = {}, body) => {
      const stored: ReceivedBody | undefined = body && { ...blobs.put(body), checksums: new Map() };
      const turn = {
        service: kernel.registry.service(service),
        operation,
        input: stored === undefined ? input : { ...input, Body: stored },
        caller,
        account,
        region: here,
        request: requestView(more.headers ?? {}),
        requestId: nextRequestId(),
        now: clock.now(),
        ...(more.context !== undefined && { context: more.context }),
      };
      return state.transact((writer) => runTurn(kernel, turn, writer)).value;
    },
    inRegion: (other) => callerOf(caller, account, other, more),
    with: (added) => callerOf(caller, account, here, { ...more, ...added }),
  });
  return {
    kernel,
    answer: createPipeline({ kernel, openSession: (token) => openSessionToken(token, SEAL_KEY), newRequestId: nextRequestId, blobs }),
    clock,
    blobs,
    recorded,
    root: (account) => callerOf(rootCaller(account), account, region, {}),
    anonymous: callerOf(ANONYMOUS, '', region, {}),
    service: (name, account) => callerOf(serviceCaller(name), account, region, {}),
    as: (credentials) => {
      const caller = knownCaller(kernel, credentials);
      return callerOf(caller, caller.account ?? '', region, {});
    },
    periodic: () => {
      runPeriodic(kernel, (error) => {
        throw error;
      });
    },
    createAccount: (id, managementAccount = '100000000001') => {
      const email = `${id}@example.com`;
      const role = id === managementAccount ? {} : { accessRoleName: 'OrganizationAccountAccessRole' };
      state.transact((writer) => seedAccount(kernel, { id, name: id, email, managementAccount, ...role }, writer));
    },
  };
}

function requestView(headers: Readonly<Record<string, string>>): RequestView {
  const known = new Map(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return { host: 'localhost', secure: true, sourceAddress: '127.0.0.1', userAgent: 'test', header: (name) => known.get(name) };
}

function rootCaller(account: string): Caller {
  return {
    principal: { kind: 'root', account, partition: 'aws' },
    account,
    policies: { identity: [] },
    arn: `arn:aws:iam::${account}:root`,
    userId: account,
  };
}

function knownCaller({ state, identities }: Kernel, { AccessKeyId, SessionToken }: Parameters<TestCloud['as']>[0]): Caller {
  if (SessionToken !== undefined) {
    const session = openSessionToken(SessionToken, SEAL_KEY);
    const caller = session && identities.callerOfSession(state.reader, session);
    if (caller !== undefined) return caller;
  } else {
    const key = identities.accessKey(state.reader, AccessKeyId);
    const caller = key && identities.callerOfKey(state.reader, key);
    if (caller !== undefined) return caller;
  }
  throw new Error(`the cloud does not know ${AccessKeyId}`);
}
