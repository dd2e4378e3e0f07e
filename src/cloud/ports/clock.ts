// Time as the cloud sees it. Nothing else in `cloud/` or `services/` reads a clock.

/** Milliseconds since 1970, UTC. */
export interface Clock {
  readonly now: () => number;
}
