// What a call fails with.
import { ServiceError } from '../../../src/cloud/service-error.ts';

export interface Failure {
  readonly code: string;
  readonly status: number;
  readonly message: string;
}

/** Throws when nothing is thrown, or something else than a ServiceError. */
export function failureOf(run: () => unknown): Failure {
  try {
    run();
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { code: error.code, status: error.status, message: error.message };
  }
  throw new Error('nothing was thrown');
}
