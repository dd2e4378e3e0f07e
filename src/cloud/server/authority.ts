// The authority of a request: a host name or address, and perhaps a port. Strict: what no client writes is refused.

export interface Authority {
  /** Lower case, without port; an IPv6 address keeps its brackets. */
  readonly name: string;
  readonly port: number | undefined;
}

const AUTHORITY = /^(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::([0-9]{1,5}))?$/;

/** Reads `localhost:4566`, `[::1]:80`, `s3.us-west-2.amazonaws.com`; undefined for anything else, and for empty labels. */
export function readAuthority(text: string): Authority | undefined {
  const match = AUTHORITY.exec(text.toLowerCase());
  const name = match?.[1];
  if (name === undefined || name.startsWith('.') || name.endsWith('.') || name.includes('..')) return undefined;
  const digits = match?.[2];
  if (digits === undefined) return { name, port: undefined };
  const port = Number(digits);
  return port >= 1 && port <= 65_535 ? { name, port } : undefined;
}
