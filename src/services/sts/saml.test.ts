// AssumeRoleWithSAML with responses that are really signed, and with the ways to fake one.
import { createHash, generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';
import { beforeEach, describe, expect, test } from 'vitest';
import { SignedXml } from 'xml-crypto';
import { type TestCloud, testCloud } from '../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../iam/service.ts';
import { organizationsService } from '../organizations/service.ts';
import { stsService } from './service.ts';

const A = '111111111111';
const ISSUER = 'https://idp.example.com/saml';
const PrincipalArn = `arn:aws:iam::${A}:saml-provider/corp`;
const RoleArn = `arn:aws:iam::${A}:role/people`;
const ENDPOINT = 'https://signin.aws.amazon.com/saml';

const idp = makeSigner();
const stranger = makeSigner();

let cloud: TestCloud;

beforeEach(() => {
  cloud = testCloud({ services: [stsService, iamService, organizationsService] });
  cloud.createAccount(A);
  const root = cloud.root(A);
  root.call('iam', 'CreateSAMLProvider', { Name: 'corp', SAMLMetadataDocument: metadata() });
  const Statement = [
    {
      Effect: 'Allow',
      Principal: { Federated: PrincipalArn },
      Action: ['sts:AssumeRoleWithSAML', 'sts:TagSession'],
      Condition: { StringEquals: { 'saml:aud': ENDPOINT, 'saml:iss': ISSUER, 'saml:sub_type': 'persistent' } },
    },
  ];
  root.call('iam', 'CreateRole', { RoleName: 'people', AssumeRolePolicyDocument: JSON.stringify({ Version: '2012-10-17', Statement }) });
});

function makeSigner() {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.publicKeyFromPem(keys.publicKey.export({ type: 'spki', format: 'pem' }) as string);
  certificate.validity.notBefore = new Date(Date.UTC(2025, 0));
  certificate.validity.notAfter = new Date(Date.UTC(2035, 0));
  certificate.setSubject([{ name: 'commonName', value: 'idp' }]);
  certificate.setIssuer([{ name: 'commonName', value: 'idp' }]);
  certificate.sign(forge.pki.privateKeyFromPem(key), forge.md.sha256.create());
  return { key, certificate: forge.pki.certificateToPem(certificate) };
}

function metadata(): string {
  const body = idp.certificate.replace(/-----[^-]+-----|\s/g, '');
  return `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${ISSUER}" validUntil="2034-01-01T00:00:00Z">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">
<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>${body}</X509Certificate></X509Data></KeyInfo></KeyDescriptor>
<SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${ISSUER}/login"/></IDPSSODescriptor></EntityDescriptor>`;
}

interface Said {
  readonly id?: string;
  readonly name?: string;
  readonly audience?: string;
  readonly issuer?: string;
  readonly attributes?: string;
}

function attribute(name: string, value: string): string {
  return `<saml:Attribute Name="https://aws.amazon.com/SAML/Attributes/${name}"><saml:AttributeValue>${value}</saml:AttributeValue></saml:Attribute>`;
}

function assertion({
  id = '_a1',
  name = 'alice',
  audience = 'urn:amazon:webservices',
  issuer = ISSUER,
  attributes = '',
}: Said = {}): string {
  const until = new Date(cloud.clock.now() + 300_000).toISOString();
  return `<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="${id}" Version="2.0"><saml:Issuer>${issuer}</saml:Issuer>
<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">${name}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer"><saml:SubjectConfirmationData NotOnOrAfter="${until}" Recipient="${ENDPOINT}"/>
</saml:SubjectConfirmation></saml:Subject><saml:Conditions NotOnOrAfter="${until}"><saml:AudienceRestriction><saml:Audience>${audience}</saml:Audience>
</saml:AudienceRestriction></saml:Conditions><saml:AttributeStatement>${attribute('Role', `${PrincipalArn},${RoleArn}`)}
${attribute('RoleSessionName', name)}${attributes}</saml:AttributeStatement></saml:Assertion>`;
}

function response(...assertions: readonly string[]): string {
  return `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0">${assertions.join('')}</samlp:Response>`;
}

/** Signs the element with this id; the signature goes into it. */
function signed(xml: string, id = '_a1', { key } = idp): string {
  const target = `//*[@ID='${id}']`;
  const signature = new SignedXml({
    privateKey: key,
    signatureAlgorithm: 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256',
    canonicalizationAlgorithm: 'http://www.w3.org/2001/10/xml-exc-c14n#',
  });
  signature.addReference({
    xpath: target,
    transforms: ['http://www.w3.org/2000/09/xmldsig#enveloped-signature', 'http://www.w3.org/2001/10/xml-exc-c14n#'],
    digestAlgorithm: 'http://www.w3.org/2001/04/xmlenc#sha256',
  });
  signature.computeSignature(xml, { location: { reference: target, action: 'append' } });
  return signature.getSignedXml();
}

function assume(xml: string) {
  return cloud.anonymous.call('sts', 'AssumeRoleWithSAML', { RoleArn, PrincipalArn, SAMLAssertion: Buffer.from(xml).toString('base64') });
}

const invalid = (message: string) => expect.objectContaining({ code: 'InvalidIdentityToken', status: 400, message });

test.each([
  ['the assertion', '_a1'],
  ['the response', '_r1'],
])('a response with %s signed', (_, id) => {
  const attributes = attribute('PrincipalTag:team', 'red') + attribute('TransitiveTagKeys', 'team');
  const answer = assume(signed(response(assertion({ attributes })), id));
  expect(answer).toMatchObject({
    Subject: 'alice',
    SubjectType: 'persistent',
    Issuer: ISSUER,
    Audience: ENDPOINT,
    NameQualifier: createHash('sha1').update(`${ISSUER}${A}/corp`).digest('base64'),
    AssumedRoleUser: { Arn: `arn:aws:sts::${A}:assumed-role/people/alice` },
  });
  expect(cloud.as(answer.Credentials).caller.session).toMatchObject({
    tags: { team: 'red' },
    transitiveTagKeys: ['team'],
    federatedProvider: PrincipalArn,
  });
});

describe('refused', () => {
  test('unsigned, changed after signing, or signed by somebody else', () => {
    const message = invalid('Response signature invalid');
    expect(() => assume(response(assertion()))).toThrow(message);
    expect(() => assume(signed(response(assertion())).replace('>alice<', '>mallory<'))).toThrow(message);
    expect(() => assume(signed(response(assertion()), '_a1', stranger))).toThrow(message);
    expect(() => assume('<a/>')).toThrow(invalid('Invalid base64 SAMLResponse'));
  });

  test('an assertion wrapped around a signed one is not what counts', () => {
    const good = signed(response(assertion()));
    const evil = assertion({ id: '_evil', name: 'mallory' });
    const before = good.replace('<saml:Assertion', `${evil}<saml:Assertion`);
    expect(assume(before).Subject).toBe('alice');
    const signedOne = good.slice(good.indexOf('<saml:Assertion'), good.indexOf('</samlp:Response>'));
    const inside = response(evil.replace('</saml:Assertion>', `<Extensions>${signedOne}</Extensions></saml:Assertion>`));
    expect(() => assume(inside)).toThrow(invalid('Response signature invalid'));
    expect(() => assume(good.replace('ID="_r1"', 'ID="_a1"'))).toThrow(invalid('Response signature invalid'));
  });

  test('a comment does not cut a name in two', () => {
    const xml = signed(response(assertion({ name: 'alice.evil' }))).replaceAll('alice.evil', 'alice<!-- -->.evil');
    expect(assume(xml).Subject).toBe('alice.evil');
  });

  test('for its audience, its issuer, its age', () => {
    expect(() => assume(signed(response(assertion({ audience: 'urn:other' }))))).toThrow(
      invalid('Response does not contain the required audience'),
    );
    expect(() => assume(signed(response(assertion({ issuer: 'https://other' }))))).toThrow(
      invalid('Issuer not present in specified provider'),
    );
    const old = signed(response(assertion()));
    cloud.clock.advance(300_000);
    expect(() => assume(old)).toThrow(
      expect.objectContaining({ code: 'ExpiredTokenException', message: 'Token must be redeemed within 5 minutes of issuance' }),
    );
  });
});
