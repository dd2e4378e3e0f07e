// Virtual-hosted buckets: the bucket in the host, as the path would have it.

/** What stands behind the bucket: S3's own names, and localhost for clients that cannot resolve those. */
const ENDPOINTS: readonly RegExp[] = [
  /^(?:(.+?)\.)??s3(?:[.-][a-z]{2}(?:-[a-z]+)+-\d)?\.amazonaws\.com(?:\.cn)?$/,
  /^(?:(.+?)\.)??s3(?:-fips)?(?:\.dualstack)?\.[a-z]{2}(?:-[a-z]+)+-\d\.amazonaws\.com(?:\.cn)?$/,
  /^(?:(.+?)\.)??s3-accelerate(?:\.dualstack)?\.amazonaws\.com$/,
  /^(?:(.+?)\.)??(?:s3\.(?:[a-z]{2}(?:-[a-z]+)+-\d\.)?)?localhost$/,
];
const ACCESS_POINT = /^(.+)-(\d{12})\.s3-accesspoint(?:-fips)?(?:\.dualstack)?\.([a-z]{2}(?:-[a-z]+)+-\d)\.amazonaws\.com(\.cn)?$/;

/**
 * `/bucket/key` for a host that names a bucket, the path itself for one that names S3 alone; undefined for hosts that are not S3's.
 * Path and result are as in the request line, without query. Source: S3 User Guide, Virtual hosting of buckets.
 */
export function pathFor(host: string, path: string): string | undefined {
  const name = host.toLowerCase();
  const point = ACCESS_POINT.exec(name);
  if (point !== null) {
    const [, label = '', account = '', region = '', china] = point;
    const partition = china === undefined ? (region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws') : 'aws-cn';
    return `/arn:${partition}:s3:${region}:${account}:accesspoint:${label}${path}`;
  }
  for (const endpoint of ENDPOINTS) {
    const match = endpoint.exec(name);
    if (match !== null) return match[1] === undefined ? path : `/${match[1]}${path}`;
  }
  return undefined;
}
