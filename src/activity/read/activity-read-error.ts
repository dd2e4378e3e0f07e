// Why reading ended without a result: not what is wrong with an object, but what leaves no answer at all.

export type ActivityReadErrorKind = 'tooManyGroups' | 'readerFailed' | 'badSelection';

/** Its message is for people, and says what to do. */
export class ActivityReadError extends Error {
  override readonly name = 'ActivityReadError';
  readonly kind: ActivityReadErrorKind;

  constructor(kind: ActivityReadErrorKind, message: string) {
    super(message);
    this.kind = kind;
  }
}
