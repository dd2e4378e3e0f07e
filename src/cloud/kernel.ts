// What every call needs of the cloud that it is made in.
import type { RulesLookup } from '../evaluate/service-rules.ts';
import type { DecisionLog } from './decision-log.ts';
import type { Identities } from './identities.ts';
import type { OrganizationDirectory } from './organization-directory.ts';
import type { BlobStore } from './ports/blobs.ts';
import type { Clock } from './ports/clock.ts';
import type { Random } from './ports/random.ts';
import type { Registry } from './registry.ts';
import type { NewSession, SessionCredentials } from './session.ts';
import type { EventLog } from './state/event-log.ts';
import type { State } from './state/state.ts';
import type { RecordedCall } from './trail/recorded-call.ts';

export interface Kernel {
  readonly registry: Registry;
  readonly state: State;
  readonly blobs: BlobStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly partition: string;
  readonly rules: RulesLookup;
  readonly identities: Identities;
  readonly organization: OrganizationDirectory;
  readonly decisions: DecisionLog;
  readonly issue: (session: NewSession) => SessionCredentials;
  readonly seal: { readonly close: (text: string) => string; readonly open: (sealed: string) => string | undefined };
  readonly events: Pick<EventLog, 'query'>;
  /** Keeps a call as a CloudTrail event; called once for each call, in the turn in which it was decided. */
  readonly record: (call: RecordedCall) => void;
}
