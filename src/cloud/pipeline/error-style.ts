// In whose words a protocol refuses credentials.
import type { Protocol } from '../model/service-model.ts';
import type { AuthenticationErrorStyle } from '../signature/authentication-error.ts';

const STYLES: Readonly<Record<Protocol, AuthenticationErrorStyle>> = {
  awsQuery: 'query',
  ec2Query: 'ec2',
  awsJson1_0: 'json',
  awsJson1_1: 'json',
  rpcv2Cbor: 'json',
  restJson1: 'restJson',
  restXml: 's3',
};

export function errorStyle(protocol: Protocol): AuthenticationErrorStyle {
  return STYLES[protocol];
}
