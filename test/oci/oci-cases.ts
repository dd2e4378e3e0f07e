// All cases, by the parts of the specification.
import { BLOB_CASES } from './blob-cases.ts';
import { DISCOVERY_CASES } from './discovery-cases.ts';
import { MANAGEMENT_CASES } from './management-cases.ts';
import { MANIFEST_CASES } from './manifest-cases.ts';
import type { OciCase } from './oci-case.ts';
import { PULL_CASES } from './pull-cases.ts';

export const OCI_CASES: Readonly<Record<string, readonly OciCase[]>> = {
  pull: PULL_CASES,
  'push blobs': BLOB_CASES,
  'push manifests': MANIFEST_CASES,
  'content discovery': DISCOVERY_CASES,
  'content management': MANAGEMENT_CASES,
};
