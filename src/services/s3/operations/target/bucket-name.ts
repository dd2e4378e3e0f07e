// Which names buckets may have.

const LABELS = /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])$/;
const RESERVED_PREFIXES = ['xn--', 'sthree-'];
const RESERVED_SUFFIXES = ['-s3alias', '--ol-s3', '.mrap', '--x-s3', '--table-s3'];

/** S3 User Guide, General purpose bucket naming rules. */
export function isBucketName(name: string): boolean {
  if (name.length < 3 || name.length > 63 || !LABELS.test(name)) return false;
  if (name.includes('..') || name.includes('.-') || name.includes('-.')) return false;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(name)) return false;
  return !RESERVED_PREFIXES.some((prefix) => name.startsWith(prefix)) && !RESERVED_SUFFIXES.some((end) => name.endsWith(end));
}
