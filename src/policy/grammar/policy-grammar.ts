// What one policy type demands and forbids beyond the structure that all policies share.
import type { Policy, Statement } from '../ast.ts';
import type { Diagnostic } from '../diagnostic.ts';
import type { SizeQuota } from '../limits.ts';
import type { Report } from '../report.ts';

export interface PolicyGrammar {
  /** For messages: `an identity policy`. */
  readonly name: string;
  readonly principal: 'required' | 'forbidden';
  readonly resource: 'required' | 'optional' | 'forbidden';
  /** Whether a Sid may hold other characters than letters and digits: an error, a warning, or nothing. */
  readonly oddSid: Diagnostic['severity'] | undefined;
  readonly repeatedSid: Diagnostic['severity'];
  /** A resource that is neither `*` nor an ARN. */
  readonly oddArn: Diagnostic['severity'];
  /** IAM stores no characters beyond U+00FF. */
  readonly latin1: boolean;
  readonly quota: SizeQuota;
  /** The rules that only this type has. */
  readonly checkPolicy?: (report: Report, policy: Policy) => void;
  readonly checkStatement?: (report: Report, statement: Statement) => void;
}
