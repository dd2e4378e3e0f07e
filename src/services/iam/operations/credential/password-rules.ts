// Whether a password is good enough: by the account's password policy, or by AWS's own where there is none.
// Source: IAM User Guide, Setting an account password policy for IAM users.
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { StateReader } from '../../../../cloud/state/table.ts';
import type { AccountId } from '../../../../model/account.ts';
import { ACCOUNT_SETTINGS, type PasswordPolicyRow } from '../../state.ts';

const UPPER = { pattern: /[A-Z]/, sentence: 'Password should have at least one uppercase letter' };
const LOWER = { pattern: /[a-z]/, sentence: 'Password should have at least one lowercase letter' };
const DIGIT = { pattern: /[0-9]/, sentence: 'Password should have at least one number' };
const SYMBOL = { pattern: /[!@#$%^&*()_+\-=[\]{}|']/, sentence: 'Password should have at least one symbol' };
const DEFAULT_LENGTH = 8;
const DEFAULT_KINDS = 3;

/** Throws PasswordPolicyViolation. */
export function checkPassword(state: StateReader, account: AccountId, password: string): void {
  const policy = state.get(ACCOUNT_SETTINGS, account)?.passwordPolicy;
  if (policy === undefined) checkByDefault(password);
  else if (!conforms(password, policy)) throw violation('Password does not conform to the account password policy.');
}

export function violation(message: string): ServiceError {
  return new ServiceError('PasswordPolicyViolation', 400, message);
}

/** Eight characters at least, and three kinds of them of four. */
function checkByDefault(password: string): void {
  if (password.length < DEFAULT_LENGTH) throw violation(`Password should have a minimum length of ${DEFAULT_LENGTH}`);
  const missing = [UPPER, LOWER, DIGIT, SYMBOL].filter(({ pattern }) => !pattern.test(password));
  const more = DEFAULT_KINDS - (4 - missing.length);
  if (more <= 0) return;
  const sentences = missing.map(({ sentence }) => sentence).join(', ');
  throw violation(`Password should meet ${more} more of the following requirements: ${sentences}`);
}

function conforms(password: string, policy: PasswordPolicyRow): boolean {
  return (
    password.length >= policy.minimumLength &&
    (!policy.requireUppercase || UPPER.pattern.test(password)) &&
    (!policy.requireLowercase || LOWER.pattern.test(password)) &&
    (!policy.requireNumbers || DIGIT.pattern.test(password)) &&
    (!policy.requireSymbols || SYMBOL.pattern.test(password))
  );
}
