// Says what is wrong with the value of an `AWS` principal.
import { parseArn } from '../../model/arn.ts';
import { quoteInput } from '../quote-input.ts';

export interface PrincipalProblem {
  readonly code: 'invalid-principal' | 'wildcard-in-principal';
  readonly message: string;
  readonly hint: string;
}

/** Undefined for an account id; the ARN of an account's root, a user, a role or a session; the unique id of a user or role. */
export function awsPrincipalProblem(value: string): PrincipalProblem | undefined {
  if (value.includes('*') || value.includes('?')) {
    const message = `expected \`*\` alone or one principal, found ${quoteInput(value)}`;
    return { code: 'wildcard-in-principal', message, hint: 'write `*`, with a condition `ArnLike` on `aws:PrincipalArn`' };
  }
  if (isAccountId(value) || /^(AIDA|AROA)[0-9A-Z]+$/.test(value)) return undefined;
  const arn = parseArn(value);
  if (arn?.resource.startsWith('group/') === true || value.startsWith('AGPA')) {
    const message = `expected an account, user, role or session, found the group ${quoteInput(value)}`;
    return { code: 'invalid-principal', message, hint: 'a group is no principal: name its users, or a role' };
  }
  if (arn !== undefined && arn.region === '') {
    // The users of CloudFront origin access identities stand in an account of that name.
    const isAccount = isAccountId(arn.account) || arn.account === 'cloudfront';
    if (arn.service === 'iam' && isAccount && /^(root$|(user|role)\/.)/.test(arn.resource)) return undefined;
    if (arn.service === 'sts' && isAccount && /^(assumed-role\/[^/]+\/.|federated-user\/.)/.test(arn.resource)) return undefined;
  }
  const message = `expected an account id, or the ARN of an account, user, role or session, found ${quoteInput(value)}`;
  const hint = 'write twelve digits, `arn:aws:iam::ACCOUNT:role/NAME` or `arn:aws:sts::ACCOUNT:assumed-role/ROLE/SESSION`';
  return { code: 'invalid-principal', message, hint };
}

function isAccountId(text: string): boolean {
  return /^[0-9]{12}$/.test(text);
}
