// Whether a text has the form of a service principal.

/** IAM User Guide, AWS JSON policy elements: Principal. Internal and isolated partitions have endings of their own. */
const ENDINGS = [
  '.amazonaws.com',
  '.amazonaws.com.cn',
  '.amazonaws.eu',
  '.aws.internal',
  '.amazon.com',
  '.c2s.ic.gov',
  '.sc2s.sgov.gov',
  '.hci.ic.gov',
];

export function isServicePrincipal(text: string): boolean {
  const lower = text.toLowerCase();
  return /^[0-9a-z_-]+(?:\.[0-9a-z_-]+)+$/.test(lower) && ENDINGS.some((ending) => lower.endsWith(ending) && lower.length > ending.length);
}
