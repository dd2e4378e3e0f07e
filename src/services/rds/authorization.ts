// RDS: snapshots are shared by attribute.
import type { ServiceRules } from '../../evaluate/service-rules.ts';
import { shareSide } from '../share-side.ts';

export const rdsRules: ServiceRules = {
  resourceSide: shareSide,
  wording: { code: 'AccessDenied', httpStatus: 403 },
};
