// The two policies that AWS Organizations attaches by itself: FullAWSAccess and RCPFullAWSAccess.
import type { EstatePolicy } from './estate.ts';

/** AWS Organizations User Guide: the default service control policy, attached to every root, OU and account. */
export const FULL_AWS_ACCESS: EstatePolicy = builtIn(
  'scp',
  'FullAWSAccess',
  'arn:aws:organizations::aws:policy/service_control_policy/p-FullAWSAccess',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
);

/** AWS Organizations User Guide: attached to every root, OU and account where RCPs are enabled, and never detached. */
export const RCP_FULL_AWS_ACCESS: EstatePolicy = builtIn(
  'rcp',
  'RCPFullAWSAccess',
  'arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess',
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"*","Resource":"*"}]}',
);

/** Allows and denies nothing: stands where a policy that narrows (a boundary, a session policy) is named but not known. */
export const NOTHING_KNOWN_TEXT: EstatePolicy['document'] = whole('unknown policy', '{"Version":"2012-10-17","Statement":[]}');

function builtIn(type: 'scp' | 'rcp', name: string, arn: string, text: string): EstatePolicy {
  return { description: { type, name, arn }, document: whole(name, text) };
}

function whole(name: string, text: string): EstatePolicy['document'] {
  return { source: { name, text }, span: { start: 0, end: text.length } };
}
