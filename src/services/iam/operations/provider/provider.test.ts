// OpenID Connect and SAML providers.
import { beforeEach, describe, expect, it } from 'vitest';
import { type TestCaller, type TestCloud, testCloud } from '../../../../../test/testkit/cloud/test-cloud.ts';
import { iamService } from '../../service.ts';

const A = '111111111111';
const THUMBPRINT = 'a'.repeat(40);

let cloud: TestCloud;
let a: TestCaller;

beforeEach(() => {
  cloud = testCloud({ services: [iamService] });
  a = cloud.root(A);
});

describe('OpenID Connect providers', () => {
  const Url = 'https://token.example.com/tenant';
  const OpenIDConnectProviderArn = `arn:aws:iam::${A}:oidc-provider/token.example.com/tenant`;

  it('are named by their URL', () => {
    expect(a.call('iam', 'CreateOpenIDConnectProvider', { Url, ClientIDList: ['app'], ThumbprintList: [THUMBPRINT] })).toEqual({
      OpenIDConnectProviderArn,
    });
    expect(a.call('iam', 'GetOpenIDConnectProvider', { OpenIDConnectProviderArn })).toEqual({
      Url: 'token.example.com/tenant',
      ClientIDList: ['app'],
      ThumbprintList: [THUMBPRINT],
      CreateDate: expect.any(Date),
      Tags: [],
    });
    expect(() => a.call('iam', 'CreateOpenIDConnectProvider', { Url })).toThrow(
      expect.objectContaining({ code: 'EntityAlreadyExists', message: `Provider with url ${Url} already exists.` }),
    );
    expect(a.call('iam', 'ListOpenIDConnectProviders').OpenIDConnectProviderList).toEqual([{ Arn: OpenIDConnectProviderArn }]);
    expect(cloud.kernel.identities.providerExists(cloud.kernel.state.reader, OpenIDConnectProviderArn)).toBe(true);
    a.call('iam', 'DeleteOpenIDConnectProvider', { OpenIDConnectProviderArn });
    expect(() => a.call('iam', 'GetOpenIDConnectProvider', { OpenIDConnectProviderArn })).toThrow(
      `OpenIDConnect Provider not found for arn ${OpenIDConnectProviderArn}`,
    );
    expect(cloud.kernel.identities.providerExists(cloud.kernel.state.reader, OpenIDConnectProviderArn)).toBe(false);
  });

  it.each(['token.example.com', 'http://token.example.com', 'https://token.example.com?x=1', 'https://a b'])('refuse the URL %s', (url) => {
    expect(() => a.call('iam', 'CreateOpenIDConnectProvider', { Url: url })).toThrow('Invalid Open ID Connect Provider URL');
  });

  it('have up to 100 client ids and 5 thumbprints', () => {
    a.call('iam', 'CreateOpenIDConnectProvider', { Url, ClientIDList: Array.from({ length: 99 }, (_, index) => `app-${index}`) });
    for (const ClientID of ['new', 'new']) a.call('iam', 'AddClientIDToOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID });
    expect(() => a.call('iam', 'AddClientIDToOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'more' })).toThrow(
      'Cannot exceed quota for ClientIdsPerOpenIdConnectProvider: 100',
    );
    a.call('iam', 'RemoveClientIDFromOpenIDConnectProvider', { OpenIDConnectProviderArn, ClientID: 'app-0' });
    expect(a.call('iam', 'GetOpenIDConnectProvider', { OpenIDConnectProviderArn }).ClientIDList).toHaveLength(99);
    expect(() =>
      a.call('iam', 'UpdateOpenIDConnectProviderThumbprint', { OpenIDConnectProviderArn, ThumbprintList: Array(6).fill(THUMBPRINT) }),
    ).toThrow('Thumbprint list must contain fewer than 5 entries.');
  });
});

describe('SAML providers', () => {
  const SAMLProviderArn = `arn:aws:iam::${A}:saml-provider/idp`;
  const metadata = (attributes = '') =>
    `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://idp.example.com"${attributes}>` +
    `<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><!--${'x'.repeat(1000)}--></md:IDPSSODescriptor></md:EntityDescriptor>`;

  it('keep their metadata, and say until when it is valid', () => {
    const SAMLMetadataDocument = metadata(' validUntil="2030-01-02T03:04:05Z"');
    expect(a.call('iam', 'CreateSAMLProvider', { Name: 'idp', SAMLMetadataDocument })).toEqual({ SAMLProviderArn });
    expect(a.call('iam', 'GetSAMLProvider', { SAMLProviderArn })).toEqual({
      SAMLProviderUUID: expect.stringMatching(/^[A-Z0-9]+$/),
      SAMLMetadataDocument,
      CreateDate: expect.any(Date),
      ValidUntil: new Date('2030-01-02T03:04:05Z'),
      AssertionEncryptionMode: 'Allowed',
      PrivateKeyList: [],
      Tags: [],
    });
    a.call('iam', 'UpdateSAMLProvider', {
      SAMLProviderArn,
      SAMLMetadataDocument: metadata(),
      AddPrivateKey: 'key',
      AssertionEncryptionMode: 'Required',
    });
    const changed = a.call('iam', 'GetSAMLProvider', { SAMLProviderArn });
    expect(changed).toMatchObject({
      SAMLMetadataDocument: metadata(),
      AssertionEncryptionMode: 'Required',
      PrivateKeyList: [{ KeyId: expect.any(String) }],
    });
    expect(changed.ValidUntil.getUTCFullYear()).toBe(new Date(cloud.clock.now()).getUTCFullYear() + 100);
    a.call('iam', 'DeleteSAMLProvider', { SAMLProviderArn });
    expect(() => a.call('iam', 'GetSAMLProvider', { SAMLProviderArn })).toThrow(`Manifest not found for arn ${SAMLProviderArn}`);
  });

  it.each([
    ['no XML', 'x'.repeat(1000)],
    ['a service provider', metadata().replaceAll('IDPSSODescriptor', 'SPSSODescriptor')],
    ['a document type', `<!DOCTYPE a [<!ENTITY b "c">]>${metadata()}`],
    ['another namespace', metadata().replace('SAML:2.0:metadata', 'SAML:3.0:metadata')],
  ])('refuse %s', (_what, SAMLMetadataDocument) => {
    expect(() => a.call('iam', 'CreateSAMLProvider', { Name: 'idp', SAMLMetadataDocument })).toThrow(
      expect.objectContaining({ code: 'InvalidInput', message: 'Could not parse metadata' }),
    );
  });
});
