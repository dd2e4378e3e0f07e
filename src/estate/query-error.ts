// A question that cannot be answered as asked: which part of it is wrong, and what to ask instead.

export interface QueryError {
  readonly kind: 'queryError';
  /** The field of `RequestQuery` that is wrong. */
  readonly field: 'principal' | 'action' | 'resource' | 'resourceAccount' | 'session' | 'vpcEndpoint';
  /** Stable, kebab-case: `unknown-principal`. */
  readonly code: string;
  /** Lower case, no final period, input in backticks. */
  readonly message: string;
  readonly hint?: string;
}

export function queryError(field: QueryError['field'], code: string, message: string, hint?: string): QueryError {
  return { kind: 'queryError', field, code, message, ...(hint !== undefined && { hint }) };
}
