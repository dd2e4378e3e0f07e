// Why a database did not give its rows.

export interface SqlFailure {
  /**
   * - `unreachable`: no answer, or none that can be understood, from the server.
   * - `refused`: the server does not let this caller in, or not do this.
   * - `query`: the query failed in the database, or was ended there.
   * - `cancelled`: by the caller.
   */
  readonly kind: 'unreachable' | 'refused' | 'query' | 'cancelled';
  /** For people: what happened, in the words of the database, and what to do where something can be done. */
  readonly message: string;
}

export const CANCELLED: SqlFailure = { kind: 'cancelled', message: 'cancelled' };
