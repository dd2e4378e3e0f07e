// Statement ids: their characters, and that no two are the same.
import type { DraftStatement } from '../draft/draft.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { Validation } from '../validation.ts';

export function checkSids(validation: Validation): void {
  const { policy, kind, resourceType, tell } = validation;
  // AWS KMS, Amazon S3 and others take spaces and more in the Sids of resource policies.
  const strict = kind !== 'RESOURCE_POLICY' || resourceType === 'AWS::IAM::AssumeRolePolicyDocument';
  const seen = new Map<string, DraftStatement>();
  for (const statement of policy.statements) {
    const { sid } = statement;
    if (sid === undefined) continue;
    if (sid.text === '') {
      tell('EMPTY_SID_VALUE', 'The Sid is empty: give the statement a name, or remove the element.', sid);
      continue;
    }
    if (strict && !/^[0-9A-Za-z]+$/.test(sid.text)) {
      tell('UNSUPPORTED_SID', `The Sid ${quoteInput(sid.text)} may hold only letters A-Z, a-z and digits.`, sid);
    }
    const first = seen.get(sid.text)?.sid;
    if (first === undefined) {
      seen.set(sid.text, statement);
      continue;
    }
    const name = quoteInput(sid.text);
    if (strict) tell('UNIQUE_SIDS_REQUIRED', `The Sid ${name} stands twice: rename one of these statements.`, sid, first);
    else
      tell(
        'UNIQUE_SIDS_RECOMMENDED',
        `The Sid ${name} stands twice; some services refuse that. Rename one of these statements.`,
        sid,
        first,
      );
  }
}
