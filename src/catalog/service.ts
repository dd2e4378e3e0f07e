// Which services there are, and what they are called.
import { SERVICES } from './services.ts';

/** Service prefixes as they stand in actions (`s3`, `ecr`), sorted. */
export function listServices(): readonly string[] {
  return SERVICES.prefixes;
}

/** `Amazon S3` for `s3`, in any case; undefined for a prefix that the catalog does not know. */
export function serviceName(prefix: string): string | undefined {
  return SERVICES.name(prefix);
}
