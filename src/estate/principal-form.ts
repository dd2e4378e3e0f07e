// How a request names its caller: the forms of a principal, told apart by their spelling alone.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { type QueryError, queryError } from './query-error.ts';

export type PrincipalForm =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'root'; readonly account: AccountId; readonly partition: string | undefined }
  | { readonly kind: 'user'; readonly account: AccountId; readonly partition: string; readonly arn: string; readonly name: string }
  | { readonly kind: 'role'; readonly account: AccountId; readonly partition: string; readonly arn: string; readonly name: string }
  | AssumedRoleForm
  | { readonly kind: 'assumedRoot'; readonly account: AccountId; readonly partition: string }
  | { readonly kind: 'federatedUser'; readonly account: AccountId; readonly partition: string; readonly name: string }
  | { readonly kind: 'provider'; readonly provider: string }
  | { readonly kind: 'service'; readonly name: string };

/** An assumed-role ARN has the role's name without its path, so it is not the role's ARN. */
export interface AssumedRoleForm {
  readonly kind: 'assumedRole';
  readonly account: AccountId;
  readonly partition: string;
  readonly name: string;
  readonly session: string;
}

const FORMS =
  'a principal is the ARN of a user, role, assumed-role session, root user or federated user, an account id, ' +
  'a service such as `sns.amazonaws.com`, or `anonymous`';

/** The calls made unsigned, with a token of an identity provider. */
const FEDERATED: ReadonlySet<string> = new Set(['sts:assumerolewithsaml', 'sts:assumerolewithwebidentity']);

/** Permissions that such a call needs beside its own, when it passes tags, a source identity or a context. */
const WITH_FEDERATED: ReadonlySet<string> = new Set(['sts:tagsession', 'sts:setsourceidentity', 'sts:setcontext']);

/** Reads a principal. `action` settles whether a host name is an identity provider or a service. */
export function principalForm(text: string, action: string): Result<PrincipalForm, QueryError> {
  if (text.toLowerCase() === 'anonymous') return ok({ kind: 'anonymous' });
  if (/^\d{12}$/.test(text)) return ok({ kind: 'root', account: text, partition: undefined });
  if (text.startsWith('arn:')) return arnForm(text, action.toLowerCase());
  const operation = action.toLowerCase();
  if (FEDERATED.has(operation) && isHost(text)) return ok({ kind: 'provider', provider: text });
  if (isHost(text) && /\.amazonaws\.com(\.cn)?$|\.amazon\.com$/.test(text)) return ok({ kind: 'service', name: text });
  if (WITH_FEDERATED.has(operation) && isHost(text)) return ok({ kind: 'provider', provider: text });
  return fail(queryError('principal', 'bad-principal', `\`${text}\` is not a principal`, FORMS));
}

/** `accounts.google.com`, `token.actions.githubusercontent.com/path`: no spaces, a dot in the host. */
function isHost(text: string): boolean {
  return /^[\w-]+(\.[\w-]+)+(\/[^\s]*)?$/.test(text);
}

function arnForm(text: string, operation: string): Result<PrincipalForm, QueryError> {
  const arn = parseArn(text);
  if (arn === undefined || !/^\d{12}$/.test(arn.account)) {
    return fail(queryError('principal', 'bad-principal', `\`${text}\` is not the ARN of a principal`, FORMS));
  }
  const { partition, account, service, resource } = arn;
  const slash = resource.indexOf('/');
  const type = slash < 0 ? resource : resource.slice(0, slash);
  const rest = slash < 0 ? '' : resource.slice(slash + 1);
  const name = rest.slice(rest.lastIndexOf('/') + 1);
  switch (`${service}:${type}`) {
    case 'iam:root':
      return ok({ kind: 'root', account, partition });
    case 'iam:user':
      if (name !== '') return ok({ kind: 'user', account, partition, arn: text, name });
      break;
    case 'iam:role':
      if (name !== '') return ok({ kind: 'role', account, partition, arn: text, name });
      break;
    case 'sts:assumed-role': {
      const cut = rest.indexOf('/');
      if (cut > 0 && cut < rest.length - 1 && !rest.includes('/', cut + 1)) {
        return ok({ kind: 'assumedRole', account, partition, name: rest.slice(0, cut), session: rest.slice(cut + 1) });
      }
      break;
    }
    case 'sts:assumed-root':
      return ok({ kind: 'assumedRoot', account, partition });
    case 'sts:federated-user':
      if (rest !== '') return ok({ kind: 'federatedUser', account, partition, name: rest });
      break;
    case 'iam:saml-provider':
    case 'iam:oidc-provider':
      if (FEDERATED.has(operation) || WITH_FEDERATED.has(operation)) return ok({ kind: 'provider', provider: text });
      return fail(
        queryError(
          'principal',
          'provider-as-principal',
          `\`${text}\` is an identity provider, which calls only sts:AssumeRoleWithSAML and sts:AssumeRoleWithWebIdentity`,
          'name the role session that the provider leads to',
        ),
      );
    case 'iam:group':
      return fail(
        queryError('principal', 'group-as-principal', `\`${text}\` is a group, which makes no requests`, 'name one of its users'),
      );
  }
  return fail(queryError('principal', 'bad-principal', `\`${text}\` is not the ARN of a principal`, FORMS));
}
