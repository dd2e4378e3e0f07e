// How a recorded call ended, as far as permissions go.

/**
 * - `allowed`: it was authorized: no error, or one that comes after authorization (not found, conflict, dry run).
 * - `denied`: authorization refused it.
 * - `unclear`: the error may come before authorization (throttling, validation): used, but flagged.
 */
export type Outcome = 'allowed' | 'denied' | 'unclear';
