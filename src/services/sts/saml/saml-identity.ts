// What a SAML response says of the caller, once it is verified against its provider.
import { createHash } from 'node:crypto';
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import { parseArn } from '../../../model/arn.ts';
import { readProviderMetadata } from './provider-metadata.ts';
import { ASSERTION, signedAssertion } from './signed-assertion.ts';
import { descend, textOf, type XmlElement } from './xml-parts.ts';

export interface SamlIdentity {
  readonly issuer: string;
  readonly subject: string;
  /** `persistent`, `transient`, or a format in full. */
  readonly subjectType: string;
  /** Where the assertion was to be presented: its recipient. */
  readonly audience: string;
  readonly nameQualifier: string;
  /** `<account>/<provider>` */
  readonly document: string;
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** Milliseconds since 1970. */
  readonly sessionNotOnOrAfter?: number;
}

const FORMAT_PREFIX = 'urn:oasis:names:tc:SAML:2.0:nameid-format:';
const AUDIENCES: ReadonlySet<string> = new Set(['https://signin.aws.amazon.com/saml', 'urn:amazon:webservices']);
const REGIONAL_AUDIENCE = /^https:\/\/[a-z0-9-]+\.signin\.aws\.amazon\.com\/saml(?:\/acs\/[\w-]+)?$/;

/**
 * Throws `InvalidIdentityToken`, `ExpiredTokenException`.
 * Source: AWS STS API Reference, AssumeRoleWithSAML; IAM User Guide, Configure SAML assertions for the authentication response, Troubleshoot SAML
 * federation with IAM.
 */
export function readSamlIdentity(cx: AuthorizeContext, principalArn: string, encoded: string): SamlIdentity {
  const provider = cx.identities.provider?.(cx.state, principalArn);
  const arn = parseArn(principalArn);
  if (provider?.kind !== 'saml' || arn === undefined) throw invalid("Specified provider doesn't exist");
  const metadata = readProviderMetadata(provider.metadata);
  if (metadata === undefined) throw invalid('Could not parse metadata');
  const signed = signedAssertion(Buffer.from(encoded, 'base64').toString('utf8'), metadata.certificates);
  if (signed.kind === 'malformed') throw invalid('Invalid base64 SAMLResponse');
  if (signed.kind === 'unsigned') throw invalid('Response signature invalid');
  const { assertion } = signed;
  const issuer = textOf(descend(assertion, ASSERTION, 'Issuer')[0]);
  if (issuer === undefined || issuer !== metadata.entityId) throw invalid('Issuer not present in specified provider');
  checkConditions(assertion, cx.now);
  return { issuer, ...subjectOf(assertion, cx.now), ...namesOf(issuer, arn.account, arn.resource), ...statements(assertion) };
}

function checkConditions(assertion: XmlElement, now: number): void {
  const [conditions] = descend(assertion, ASSERTION, 'Conditions');
  if (conditions !== undefined) checkWindow(conditions, now);
  const audiences = descend(assertion, ASSERTION, 'Conditions', 'AudienceRestriction', 'Audience').flatMap(
    (audience) => textOf(audience) ?? [],
  );
  if (!audiences.some((audience) => AUDIENCES.has(audience) || REGIONAL_AUDIENCE.test(audience))) {
    throw invalid('Response does not contain the required audience');
  }
}

function checkWindow(element: XmlElement, now: number): void {
  const before = instant(element, 'NotBefore');
  const after = instant(element, 'NotOnOrAfter');
  if ((before !== undefined && now < before) || (after !== undefined && now >= after)) {
    throw new ServiceError('ExpiredTokenException', 400, 'Token must be redeemed within 5 minutes of issuance');
  }
}

function subjectOf(assertion: XmlElement, now: number): Pick<SamlIdentity, 'subject' | 'subjectType' | 'audience'> {
  const [nameId] = descend(assertion, ASSERTION, 'Subject', 'NameID');
  const [confirmation] = descend(assertion, ASSERTION, 'Subject', 'SubjectConfirmation', 'SubjectConfirmationData');
  const subject = textOf(nameId);
  const audience = confirmation?.getAttribute('Recipient');
  if (subject === undefined || nameId === undefined || confirmation === undefined || audience == null || audience === '') {
    throw invalid('Subject and its confirmation with a recipient are required in AuthnResponse');
  }
  checkWindow(confirmation, now);
  const format = nameId.getAttribute('Format') ?? '';
  return { subject, audience, subjectType: format.startsWith(FORMAT_PREFIX) ? format.slice(FORMAT_PREFIX.length) : format };
}

/** The hash is the one that the API reference gives for NameQualifier. */
function namesOf(issuer: string, account: string, resource: string): Pick<SamlIdentity, 'nameQualifier' | 'document'> {
  const document = `${account}/${resource.slice(resource.indexOf('/') + 1)}`;
  return {
    document,
    nameQualifier: createHash('sha1')
      .update(issuer + document)
      .digest('base64'),
  };
}

function statements(assertion: XmlElement): Pick<SamlIdentity, 'attributes' | 'sessionNotOnOrAfter'> {
  const attributes = new Map<string, readonly string[]>();
  for (const attribute of descend(assertion, ASSERTION, 'AttributeStatement', 'Attribute')) {
    const name = attribute.getAttribute('Name');
    if (name === null || name === '') continue;
    const values = descend(attribute, ASSERTION, 'AttributeValue').flatMap((value) => textOf(value) ?? []);
    attributes.set(name, [...(attributes.get(name) ?? []), ...values]);
  }
  const [authentication] = descend(assertion, ASSERTION, 'AuthnStatement');
  const ends = authentication === undefined ? undefined : instant(authentication, 'SessionNotOnOrAfter');
  return { attributes, ...(ends !== undefined && { sessionNotOnOrAfter: ends }) };
}

/** Milliseconds since 1970; a text that is no instant counts as long past. */
function instant(element: XmlElement, attribute: string): number | undefined {
  const text = element.getAttribute(attribute);
  if (text === null || text === '') return undefined;
  const value = Date.parse(text);
  return Number.isNaN(value) ? 0 : value;
}

function invalid(message: string): ServiceError {
  return new ServiceError('InvalidIdentityToken', 400, message);
}
