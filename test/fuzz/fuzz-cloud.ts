// A cloud to be fuzzed: every service over state in memory, one of most things in it, and a clock that stands still.
import { createKernel } from '../../src/cloud/create-kernel.ts';
import { openSessionToken } from '../../src/cloud/credential/session-token.ts';
import { CLOUD_TABLES } from '../../src/cloud/cloud-settings.ts';
import type { Kernel } from '../../src/cloud/kernel.ts';
import { createPipeline } from '../../src/cloud/pipeline/pipeline.ts';
import { newRequestId } from '../../src/cloud/server/request-id.ts';
import { createEventLog } from '../../src/cloud/state/event-log.ts';
import { createState, type Snapshot } from '../../src/cloud/state/state.ts';
import { buildEvents } from '../../src/cloud/trail/build-events.ts';
import { runTurn } from '../../src/cloud/turn.ts';
import type { WireRequest } from '../../src/cloud/wire/wire-request.ts';
import type { WireResponse } from '../../src/cloud/wire/wire-response.ts';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { seedCloud } from '../../src/cli/up/seed-cloud.ts';
import { serviceRules } from '../../src/services/service-rules-table.ts';
import { memoryBlobs } from '../testkit/cloud/memory-blobs.ts';
import { seededRandom } from '../testkit/cloud/seeded-random.ts';
import { virtualClock } from '../testkit/cloud/virtual-clock.ts';

const ACCOUNT = '111111111111';
const OTHER_ACCOUNT = '222222222222';
const SEAL_KEY = new Uint8Array(32).fill(7);

export interface FuzzCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface FuzzCloud {
  readonly answer: (request: WireRequest) => Promise<WireResponse>;
  /** Administrators of two accounts, and a session of a role. */
  readonly credentials: readonly FuzzCredentials[];
  /** Milliseconds since 1970; stands still. */
  readonly now: number;
  /** Back to a snapshot, or to the beginning; no event is left. */
  readonly restore: (to?: Snapshot) => void;
  readonly snapshot: () => Snapshot;
}

export function fuzzCloud(): FuzzCloud {
  const clock = virtualClock();
  const random = seededRandom('fuzz');
  const blobs = memoryBlobs();
  const state = createState([...CLOUD_TABLES, ...CLOUD_SERVICES.flatMap(({ tables }) => tables)], { strict: true });
  const events = createEventLog({ clock, maximum: 5000 });
  const kernel = createKernel({
    services: CLOUD_SERVICES,
    state,
    blobs,
    clock,
    random,
    rules: serviceRules,
    sealKey: SEAL_KEY,
    record: (call) => {
      for (const event of buildEvents(call, () => newRequestId(random))) events.append(event);
    },
    events,
  });
  const root = { id: 'r-root', accounts: [ACCOUNT, OTHER_ACCOUNT] };
  seedCloud(kernel, { organization: { id: 'o-sample1234', managementAccount: ACCOUNT, root } });
  const keys = [ACCOUNT, OTHER_ACCOUNT].map((account) => administrator(kernel, account));
  const session = fill(kernel);
  const beginning = state.snapshot();
  return {
    answer: createPipeline({
      kernel,
      openSession: (token) => openSessionToken(token, SEAL_KEY),
      newRequestId: () => newRequestId(random),
      blobs,
    }),
    credentials: [...keys, session],
    now: clock.now(),
    snapshot: () => state.snapshot(),
    restore: (to = beginning) => {
      state.restore(to);
      events.clear();
    },
  };
}

function administrator({ state, identities, clock, random, partition }: Kernel, account: string): FuzzCredentials {
  const { value } = state.transact((writer) => identities.administrator(writer, account, { now: clock.now(), random, partition }));
  return { accessKeyId: value.accessKeyId, secretAccessKey: value.secretAccessKey };
}

const ANYTHING = JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] });
const TRUST = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: ACCOUNT, Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

/** What the sample inputs name; then a session of the role. */
const CONTENT: readonly (readonly [service: string, operation: string, input: Readonly<Record<string, unknown>>])[] = [
  ['iam', 'CreatePolicy', { PolicyName: 'sample', PolicyDocument: ANYTHING }],
  ['iam', 'CreateRole', { RoleName: 'sample', AssumeRolePolicyDocument: TRUST }],
  ['iam', 'AttachRolePolicy', { RoleName: 'sample', PolicyArn: `arn:aws:iam::${ACCOUNT}:policy/sample` }],
  ['iam', 'CreateUser', { UserName: 'sample', Tags: [{ Key: 'sample', Value: 'sample' }] }],
  ['iam', 'PutUserPolicy', { UserName: 'sample', PolicyName: 'sample', PolicyDocument: ANYTHING }],
  ['iam', 'CreateGroup', { GroupName: 'sample' }],
  ['iam', 'AddUserToGroup', { GroupName: 'sample', UserName: 'sample' }],
  ['iam', 'CreateInstanceProfile', { InstanceProfileName: 'sample' }],
  ['iam', 'AddRoleToInstanceProfile', { InstanceProfileName: 'sample', RoleName: 'sample' }],
  ['iam', 'CreateOpenIDConnectProvider', { Url: 'https://issuer.example.com', ClientIDList: ['sample'] }],
  ['iam', 'CreateVirtualMFADevice', { VirtualMFADeviceName: 'sample' }],
  ['s3', 'CreateBucket', { Bucket: 'sample-bucket' }],
  ['s3', 'PutBucketVersioning', { Bucket: 'sample-bucket', VersioningConfiguration: { Status: 'Enabled' } }],
  ['s3control', 'CreateAccessPoint', { AccountId: ACCOUNT, Name: 'sample', Bucket: 'sample-bucket' }],
  ['organizations', 'CreateOrganizationalUnit', { ParentId: 'r-root', Name: 'sample' }],
  ['ec2', 'RunInstances', { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1, InstanceType: 't3.micro' }],
];

function fill(kernel: Kernel): FuzzCredentials {
  const { state, clock } = kernel;
  const caller = {
    principal: { kind: 'root', account: ACCOUNT, partition: 'aws' },
    account: ACCOUNT,
    policies: { identity: [] },
    arn: `arn:aws:iam::${ACCOUNT}:root`,
    userId: ACCOUNT,
  } as const;
  const call = (service: string, operation: string, input: Readonly<Record<string, unknown>>): unknown => {
    const turn = {
      service: kernel.registry.service(service),
      operation,
      input,
      caller,
      account: ACCOUNT,
      region: 'us-east-1',
      request: { host: 'localhost', secure: true, sourceAddress: '127.0.0.1', userAgent: 'fuzz', header: () => undefined },
      requestId: '00000000-0000-4000-8000-000000000000',
      now: clock.now(),
    };
    return state.transact((writer) => runTurn(kernel, turn, writer)).value;
  };
  for (const [service, operation, input] of CONTENT) call(service, operation, input);
  const role = kernel.identities.role?.(state.reader, `arn:aws:iam::${ACCOUNT}:role/sample`);
  if (role === undefined) throw new Error('the role is not there');
  return kernel.issue({
    account: ACCOUNT,
    partition: 'aws',
    subject: { kind: 'role', roleId: role.id, sessionName: 'fuzz' },
    issuedAt: clock.now(),
    expiresAt: clock.now() + 3_600_000,
  });
}
