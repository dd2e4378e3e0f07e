// Which host names are AWS's own service endpoints: those, and no others, the forward proxy serves.

/**
 * Suffixes of service endpoints in the public partitions, as the SDKs' partition tables list them (`dnsSuffix` and `dualStackDnsSuffix`),
 * and `on.aws`, under which function URLs live.
 */
export const AWS_SUFFIXES: readonly string[] = [
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.aws',
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
  'on.aws',
];

/** Labels directly before a suffix under which customers' own machines and load balancers are named, not services. */
const CUSTOMERS: ReadonlySet<string> = new Set(['compute', 'compute-1', 'elb']);

/** Whether a lower-case host name, without port, is under an AWS suffix and not the name of a customer's machine. */
export function isAwsHostName(name: string): boolean {
  const suffix = AWS_SUFFIXES.find((each) => name.length > each.length + 1 && name.endsWith(each) && name.at(-each.length - 1) === '.');
  if (suffix === undefined) return false;
  const above = name.slice(0, -suffix.length - 1);
  return !CUSTOMERS.has(above.slice(above.lastIndexOf('.') + 1));
}
