// One request to a repository of a registry, once it is known who asks.
import type { Caller } from '../../../cloud/caller.ts';
import type { GatewayCall, GatewayContext } from '../../../cloud/gateway.ts';
import type { WireRequest } from '../../../cloud/wire/wire-request.ts';
import type { RegistryPlace } from '../registry-name.ts';

export interface Visit {
  readonly request: WireRequest;
  readonly cx: GatewayContext;
  readonly caller: Caller;
  readonly place: RegistryPlace;
  readonly repository: string;
  /** What clients put before the names of repositories. */
  readonly prefix: string;
  readonly query: URLSearchParams;
}

/** The repository's path: `/v2/release`. */
export function pathOf({ prefix, repository }: Visit): string {
  return `/v2/${prefix}${repository}`;
}

type Input = Readonly<Record<string, unknown>>;

/** A call of one of ECR's operations on the visited repository, or on another one of its registry. */
export function ecrCall({ caller, place, repository }: Visit, operation: string, input: Input, on: string = repository): GatewayCall {
  return { operation, caller, region: place.region, input: { registryId: place.account, repositoryName: on, ...input } };
}

/** Makes such a call. `Output` is the operation's. */
export async function callEcr<Output>(visit: Visit, operation: string, input: Input, on?: string): Promise<Output> {
  return (await visit.cx.call(ecrCall(visit, operation, input, on))) as Output;
}
