// What every operation of every service has to stand: called unsigned, and called by a user without permissions.
import { expect } from 'vitest';
import { findAction } from '../../src/catalog/action.ts';
import type { ServiceModel } from '../../src/cloud/model/service-model.ts';
import type { ServiceDefinition } from '../../src/cloud/service.ts';
import type { ConformanceCloud } from './conformance-cloud.ts';

/** What the checks look at of an operation's definition. */
interface Served {
  readonly anonymous?: boolean;
  readonly unauthorized?: string;
}

/** Answers that come before permissions are looked at: what is acted on does not exist, or the request makes no sense to begin with. */
const BEFORE_PERMISSIONS: ReadonlySet<string> = new Set([
  'NoSuchBucket',
  'NotFound',
  'NoSuchAccessPoint',
  'InvalidInstanceID.NotFound',
  'NoSuchAssociation',
]);

/** Refused in words of their own when what they name is in no account of the caller's: there is nothing to decide about. */
const OWN_REFUSALS: ReadonlySet<string> = new Set(['AssumeRoot', 'GetAccessKeyLastUsed']);

const UNSIGNED = /^(?:MissingAuthenticationToken(?:Exception)?|AuthFailure|AccessDenied|MissingParameter)$/;
/** HEAD answers have no body, and so no code. */
const DENIED = /^(?:AccessDenied|AccessDeniedException|UnauthorizedOperation|403|Forbidden|UnknownError|Unknown)\b/;

/** Nobody needs a permission for these, or they are made without a signature. */
export const UNDENIABLE: ReadonlySet<string> = new Set([
  'GetCallerIdentity',
  'GetSessionToken',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
]);

export function servedBy(definition: ServiceDefinition<never>): readonly (readonly [operation: string, served: Served])[] {
  return Object.entries(definition.operations as Readonly<Record<string, Served>>);
}

export function checkModelled(definition: ServiceDefinition<never>, model: ServiceModel): void {
  const operations = servedBy(definition).map(([operation]) => operation);
  expect(operations.filter((operation) => !Object.hasOwn(model.operations, operation))).toEqual([]);
}

/** Without a signature: refused unless the operation is for anybody, nothing written, no failure of our own. */
export async function checkUnsigned(tested: ConformanceCloud, service: string, operation: string, { anonymous }: Served): Promise<void> {
  const before = tested.written.length;
  const refusal = await tested.send(service, operation, 'unsigned');
  if (anonymous !== true) expect(refusal?.code).toMatch(UNSIGNED);
  if (refusal !== undefined) expect(refusal.status).toBeLessThan(500);
  expect(tested.written.slice(before), 'what was written').toEqual([]);
}

/** By a user without permissions: denied, by the engine and on account of what was demanded; recorded once; nothing written. */
export async function checkDenied(tested: ConformanceCloud, service: string, operation: string, { unauthorized }: Served): Promise<void> {
  const { cloud, written } = tested;
  const before = written.length;
  const recorded = cloud.recorded.length;
  const refusal = await tested.send(service, operation, 'signed');
  expect(written.slice(before), 'what was written').toEqual([]);
  if (refusal === undefined) return expect.fail('it succeeded without permission');
  expect(refusal.requestId).toMatch(/^[0-9a-f-]{36}$/);
  expect(cloud.recorded.length, 'records of the call').toBe(recorded + 1);
  const record = cloud.recorded.at(-1);
  expect(record).toMatchObject({ operation, error: expect.anything() });
  if (BEFORE_PERMISSIONS.has(refusal.code)) return;
  expect(`${refusal.code}: ${refusal.message}`).toMatch(DENIED);
  // The JSON protocols answer 400 to all that the client did wrong.
  expect([400, 403]).toContain(refusal.status);
  if (unauthorized !== undefined || OWN_REFUSALS.has(operation)) return;
  expect(record?.demands.length, 'demands').toBeGreaterThan(0);
  expect(cloud.kernel.decisions.find(record?.requestId ?? ''), 'the decision behind the refusal').toMatchObject({ service, operation });
}

/** After the other checks: every action that the service demanded in them is one that AWS documents. */
export function checkDemandedActions({ cloud }: ConformanceCloud, service: string): void {
  const demanded = cloud.recorded
    .filter((call) => call.service.name === service)
    .flatMap(({ demands }) => demands.map(({ action }) => action));
  const unknown = [...new Set(demanded)].filter((action) => {
    const [prefix = '', own = ''] = action.split(':');
    return findAction(prefix, own) === undefined;
  });
  const newer = [...NEWER_ACTIONS].filter((action) => action.startsWith(`${service}:`));
  expect(unknown.toSorted(), 'actions that the catalog does not have').toEqual(newer);
}

/** In AWS's API reference, and not yet in the packages that the catalog is made of; the check fails as soon as they are. In order. */
const NEWER_ACTIONS: ReadonlySet<string> = new Set([
  'ecr:DescribeReplicationBackfillResults',
  'ecr:ListReplicationBackfills',
  'ecr:StartReplicationBackfill',
  'ecr:StopReplicationBackfill',
]);

export async function checkNotImplemented(tested: ConformanceCloud, service: string, operation: string): Promise<void> {
  const refusal = await tested.send(service, operation, 'signed');
  expect(refusal).toMatchObject({ code: expect.stringMatching(/NotImplemented|501|Unknown/), status: 501 });
}
