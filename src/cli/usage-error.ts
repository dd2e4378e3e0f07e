// A command line that cannot be carried out: what is wrong, and where help is.

export class UsageError extends Error {
  override readonly name = 'UsageError';
}
