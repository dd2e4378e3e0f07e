// An error that a caller gets: AWS's code, status and sentence. Expected, unlike a broken invariant.

export interface ErrorDetails {
  /** Members of the error's shape beside the message: `{ BucketName: 'b' }`. */
  readonly members?: Readonly<Record<string, unknown>>;
  /** Extra response headers. */
  readonly headers?: readonly (readonly [name: string, value: string])[];
  /** Who is to blame in query envelopes. Default: the sender for status below 500. */
  readonly fault?: 'Sender' | 'Receiver';
}

/** Thrown by whatever refuses a call; whatever the call wrote before is undone. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly code: string;
  /** HTTP status. */
  readonly status: number;
  readonly details: ErrorDetails;

  /** `code` as on the wire (`NoSuchEntity`, not the shape's `NoSuchEntityException`). */
  constructor(code: string, status: number, message: string, details: ErrorDetails = {}) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
  }
}
