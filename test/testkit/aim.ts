// What the policies of a world aim at: its callers, its resources, and the context that its requests usually carry.
import type { AccountFacts } from '../../src/model/account.ts';
import type { ContextValue } from '../../src/model/request.ts';
import type { Caller } from './callers.ts';
import type { KeySpec } from './condition-keys.ts';
import type { Random } from './random.ts';
import type { ServiceProfile } from './services.ts';
import type { Universe } from './universe.ts';

/** An action with the resource that it usually acts on. */
export interface Target {
  readonly action: string;
  readonly resource: string;
}

/** How resource policies name callers: how often everybody, and how often, of the rest, the role or user behind a session. */
export interface Naming {
  readonly everybody: number;
  readonly behindSession: number;
}

export interface Aim {
  readonly universe: Universe;
  readonly service: ServiceProfile;
  readonly owner: AccountFacts;
  /** The first is the one that most requests come from. */
  readonly callers: readonly Caller[];
  /** The first is what most requests ask for. */
  readonly targets: readonly Target[];
  readonly naming: Naming;
  /** Keys whose values most requests of this world share, and those values, by the key's name. */
  readonly present: readonly KeySpec[];
  readonly values: ReadonlyMap<string, ContextValue>;
}

/** The caller that the next statement aims at. */
export function aimedCaller(r: Random, aim: Aim): Caller {
  return aim.callers[r.chance(0.6) ? 0 : r.below(aim.callers.length)] as Caller;
}

/** The action and resource that the next statement aims at. */
export function aimedTarget(r: Random, aim: Aim): Target {
  return aim.targets[r.chance(0.65) ? 0 : r.below(aim.targets.length)] as Target;
}
