// What people call the layers of a decision.
import type { Layer } from '../model/decision.ts';

export const LAYER_NAMES: Readonly<Record<Layer, string>> = {
  service: 'service',
  scp: 'SCP',
  rcp: 'RCP',
  endpoint: 'VPC endpoint policy',
  publicAccessBlock: 'Block Public Access',
  resource: 'resource policy',
  trust: 'trust policy',
  grant: 'KMS grant',
  acl: 'access control list',
  share: 'share attribute',
  identity: 'identity policies',
  boundary: 'permissions boundary',
  session: 'session policy',
};
