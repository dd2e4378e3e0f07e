// Names and paths of what IAM keeps: their characters. Lengths are in `constraints.ts`. Source: IAM User Guide, IAM name requirements.
import { validationError } from './errors.ts';

/** Throws ValidationError; `member` as AWS prints it: `roleName`. */
export function checkName(member: string, name: string): void {
  if (/^[\w+=,.@-]+$/.test(name)) return;
  throw validationError(
    `The specified value for ${member} is invalid. It must contain only alphanumeric characters and/or the following: +=,.@_-`,
  );
}

/** The path to use: `/` when none is given. Throws ValidationError for one that is none. */
export function checkedPath(path: string | undefined): string {
  if (path === undefined) return '/';
  if (/^\/(?:[\u0021-\u007e]+\/)?$/.test(path)) return path;
  throw validationError(
    'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
  );
}

/** Checks a path that may be absent. Throws ValidationError. */
export function checkPath(path: string | undefined): void {
  checkedPath(path);
}

/** Throws ValidationError. */
export function checkPathPrefix(prefix: string | undefined): void {
  if (prefix === undefined || /^\/[\u0021-\u007e]*$/.test(prefix)) return;
  throw validationError(
    'The specified value for pathPrefix is invalid. It must begin with / and contain only alphanumeric characters and/or / characters.',
  );
}
