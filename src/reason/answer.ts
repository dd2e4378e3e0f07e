// What can be said of all requests: nothing is there, something is, or nobody knows and why.
import type { ContextValue } from '../model/request.ts';

/** One request out of many: what conditions can ask about it, with all of its keys. */
export interface WitnessRequest {
  /** `service:name`, lower case, or in the catalog's spelling where it has the action. */
  readonly action: string;
  /** An ARN, or `*`. */
  readonly resource: string;
  /** By lower-case key. */
  readonly context: ReadonlyMap<string, ContextValue>;
}

export type Emptiness =
  | { readonly answer: 'empty' }
  | {
      readonly answer: 'witness';
      readonly request: WitnessRequest;
      /** Whether the catalog has the action; false: there is no such request with an action of today, or none was found. */
      readonly actionExists: boolean;
    }
  | { readonly answer: 'unknown'; readonly reason: string };
