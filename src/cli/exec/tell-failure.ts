// Says why a role could not be assumed: AWS's sentence, then what to do next.
import { BRAND } from '../../brand.ts';
import { HopFailure } from './assume-chain.ts';

interface SdkError {
  readonly name?: string;
  readonly message?: string;
  readonly code?: string;
  readonly $response?: { readonly headers?: Readonly<Record<string, string>> };
}

const SIGN_IN_AGAIN = 'your own credentials have expired: sign in again (`aws sso login`, new keys), and repeat';

const NEXT_STEPS: ReadonlyMap<string, string> = new Map([
  ['ExpiredToken', SIGN_IN_AGAIN],
  ['ExpiredTokenException', SIGN_IN_AGAIN],
  [
    'InvalidClientTokenId',
    'the access key does not exist there: is it one of another cloud or account? `aws sts get-caller-identity` shows who you are',
  ],
  ['SignatureDoesNotMatch', 'the secret access key is not that of the access key id'],
  [
    'CredentialsProviderError',
    'give credentials: AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile (--profile, AWS_PROFILE), or `aws sso login`',
  ],
  ['RegionDisabledException', 'STS is switched off in this region; choose another one with --region'],
  ['ECONNREFUSED', `nothing listens there: is the endpoint right, and the cloud up (\`${BRAND} up\`)?`],
  ['ENOTFOUND', 'the name of the endpoint is unknown: is --region right, and does a proxy (HTTPS_PROXY) have to be used?'],
]);

/** Lines without a final newline. `roles`: how many the chain has; `port`: of the local cloud that was asked, if it was one. */
export function tellFailure(error: unknown, roles: number, port: number | undefined): string {
  const failed = error instanceof HopFailure ? error : undefined;
  const cause = (failed?.cause ?? error) as SdkError;
  const step =
    failed === undefined
      ? ''
      : roles === 1
        ? `cannot assume ${failed.role}\n  `
        : `step ${failed.index + 1} of ${roles}: cannot assume ${failed.role}\n  `;
  const said = `${cause.name === undefined || cause.name === 'Error' ? '' : `${cause.name}: `}${messageOf(cause)}`;
  const next = nextStep(cause, port);
  return `${step}${said}${next === undefined ? '' : `\n  next: ${next}`}`;
}

function messageOf({ message, code }: SdkError): string {
  return message === undefined || message === '' ? (code ?? 'unknown error') : message;
}

function nextStep(cause: SdkError, port: number | undefined): string | undefined {
  const decision = cause.$response?.headers?.[`x-${BRAND}-decision`];
  if (decision !== undefined) return `${BRAND} explain --decision ${decision}${port === undefined ? '' : ` --port ${port}`}`;
  if (cause.name === 'AccessDenied' || cause.name === 'AccessDeniedException') {
    const where = port === undefined ? ' --estate PATH' : '';
    return `the same with --explain${where} in front of \`--\` says which side must change (the caller's policies, or the role's trust policy)`;
  }
  if (cause.name === 'ValidationError' && /DurationSeconds|MaxSessionDuration/.test(cause.message ?? '')) {
    return 'give a shorter --duration: roles have a longest session of their own, and a role assumed from a role lasts an hour at most';
  }
  return NEXT_STEPS.get(cause.name ?? '') ?? NEXT_STEPS.get(cause.code ?? '');
}
