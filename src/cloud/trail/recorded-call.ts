// One call as it went, allowed or not: what a CloudTrail event is made of.
import type { AccountId } from '../../model/account.ts';
import type { RequestView } from '../call-context.ts';
import type { Caller } from '../caller.ts';
import type { Demand } from '../demand.ts';
import type { ServiceError } from '../service-error.ts';
import type { AnyOperation, LoadedService } from '../registry.ts';

export interface RecordedCall {
  readonly service: LoadedService;
  readonly operation: string;
  readonly definition: AnyOperation | undefined;
  readonly input: Readonly<Record<string, unknown>>;
  readonly output?: unknown;
  readonly error?: ServiceError;
  readonly caller: Caller;
  /** The account that the call acted in. */
  readonly account: AccountId;
  readonly region: string;
  readonly request: RequestView;
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly demands: readonly Demand[];
  /** The service that made the call for the caller, or in its own name. */
  readonly invokedBy?: string;
}
