// Puts a cloud together from its services and ports.
import type { RulesLookup } from '../evaluate/service-rules.ts';
import { createDecisionLog } from './decision-log.ts';
import type { Kernel } from './kernel.ts';
import type { Identities } from './identities.ts';
import type { OrganizationDirectory } from './organization-directory.ts';
import type { BlobStore } from './ports/blobs.ts';
import type { Clock } from './ports/clock.ts';
import type { Random } from './ports/random.ts';
import { createRegistry } from './registry.ts';
import { textSealer } from './credential/text-sealer.ts';
import { sealSession } from './credential/session-token.ts';
import type { ServiceDefinition } from './service.ts';
import type { EventLog } from './state/event-log.ts';
import type { State } from './state/state.ts';
import type { RecordedCall } from './trail/recorded-call.ts';

export interface KernelOptions {
  readonly services: readonly ServiceDefinition<never>[];
  readonly state: State;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly rules: RulesLookup;
  /** 32 bytes that seal session tokens and encoded messages: the same ones after a restart, or all tokens die. */
  readonly sealKey: Uint8Array;
  readonly record: (call: RecordedCall) => void;
  /** The events recorded so far, for the service that answers them. */
  readonly events?: Pick<EventLog, 'query'>;
  readonly partition?: string;
}

/** How many denials can still be explained by their id. */
const DECISIONS_KEPT = 1000;
const NO_EVENTS: Pick<EventLog, 'query'> = { query: () => ({ events: [] }) };

/** Throws when no service provides identities, or an organization. */
export function createKernel(options: KernelOptions): Kernel {
  const { services, state, blobs, clock, random, rules, sealKey, record, events = NO_EVENTS, partition = 'aws' } = options;
  return {
    registry: createRegistry(services),
    state,
    blobs,
    clock,
    random,
    rules,
    record,
    events,
    partition,
    identities: identitiesOf(services),
    organization: organizationOf(services),
    decisions: createDecisionLog(DECISIONS_KEPT),
    issue: (session) => sealSession(session, sealKey, random),
    seal: textSealer(sealKey, random),
  };
}

function identitiesOf(services: readonly ServiceDefinition<never>[]): Identities {
  const found = services.find(({ provides }) => provides?.identities !== undefined)?.provides?.identities;
  if (found === undefined) throw new Error('no service provides identities');
  return found;
}

function organizationOf(services: readonly ServiceDefinition<never>[]): OrganizationDirectory {
  const found = services.find(({ provides }) => provides?.organization !== undefined)?.provides?.organization;
  if (found === undefined) throw new Error('no service provides an organization');
  return found;
}
