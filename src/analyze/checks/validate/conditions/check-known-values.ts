// Values of keys whose values have a known form: Regions, VPCs, KMS keys, services.
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { IssueCode } from '../issue-codes.ts';
import { isRegion } from '../resources/regions.ts';
import { isServicePrincipal } from '../principals/is-service-principal.ts';
import type { Validation } from '../validation.ts';

interface Form {
  readonly code: IssueCode;
  readonly fits: (text: string) => boolean;
  readonly details: (text: string) => string;
}

const REGION: Form = { code: 'INVALID_REGION', fits: isRegion, details: (text) => `There is no Region ${quoteInput(text)}.` };

const VPC: Form = {
  code: 'INVALID_VPC_FORMAT',
  fits: (text) => /^vpc-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(text),
  details: (text) => `The id of a VPC is vpc- and 8 or 17 letters and digits; ${quoteInput(text)} is none.`,
};

const ENDPOINT: Form = {
  code: 'INVALID_VPCE_FORMAT',
  fits: (text) => /^vpce-(?:[0-9a-z]{8}|[0-9a-z]{17})$/.test(text),
  details: (text) => `The id of a VPC endpoint is vpce- and 8 or 17 letters and digits; ${quoteInput(text)} is none.`,
};

const KMS_KEY: Form = {
  code: 'INVALID_KMS_KEY_VALUE',
  fits: (text) => /^arn:[a-z-]+:kms:[0-9a-z-]+:[0-9]{12}:key\/./.test(text),
  details: (text) => `The value must be the ARN of a KMS key; ${quoteInput(text)} is none.`,
};

const SERVICE: Form = {
  code: 'INVALID_SERVICE_PRINCIPAL_FORMAT',
  fits: isServicePrincipal,
  details: (text) => `A service is written as SERVICE.amazonaws.com or SERVICE.REGION.amazonaws.com; ${quoteInput(text)} is not.`,
};

/** By lower-case key. */
const FORMS: ReadonlyMap<string, Form> = new Map([
  ['aws:requestedregion', REGION],
  ['ec2:region', REGION],
  ['aws:sourcevpc', VPC],
  ['aws:ec2instancesourcevpc', VPC],
  ['aws:sourcevpce', ENDPOINT],
  ['s3:x-amz-server-side-encryption-aws-kms-key-id', KMS_KEY],
  ['aws:principalservicename', SERVICE],
  ['aws:principalservicenameslist', SERVICE],
  ['aws:calledvia', SERVICE],
  ['aws:calledviafirst', SERVICE],
  ['aws:calledvialast', SERVICE],
  ['kms:viaservice', SERVICE],
  ['iam:passedtoservice', SERVICE],
  ['iam:awsservicename', SERVICE],
]);

export function checkKnownValues({ tell }: Validation, { condition }: DraftStatement): void {
  for (const { name, operator, values } of condition?.clauses ?? []) {
    const form = FORMS.get(name);
    if (form === undefined || operator.name === 'Null') continue;
    for (const value of values) if (isPlain(value) && !form.fits(value.text)) tell(form.code, form.details(value.text), value);
  }
}

/** Of patterns and variables nothing is asked. */
function isPlain({ text }: Leaf): boolean {
  return !hasWildcard(text) && !text.includes('${');
}
