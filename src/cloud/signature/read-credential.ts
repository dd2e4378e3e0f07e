// The credential of a Signature Version 4: whose key, and for what it was derived.

export interface Credential {
  readonly accessKeyId: string;
  /** All after the access key id. */
  readonly scope: string;
  readonly date: string;
  /** Absent in SigV4A. */
  readonly region?: string;
  readonly service: string;
  readonly terminator: string;
}

/** Reads `AKID/20150830/us-east-1/iam/aws4_request`, in SigV4A without the region; undefined if it has not just so many elements. */
export function readCredential(text: string, asymmetric: boolean): Credential | undefined {
  const parts = text.split('/');
  if (parts.length !== (asymmetric ? 4 : 5) || parts.includes('')) return undefined;
  const [accessKeyId, date, ...rest] = parts;
  const terminator = rest.pop();
  const service = rest.pop();
  const region = rest.pop();
  if (accessKeyId === undefined || date === undefined || service === undefined || terminator === undefined) return undefined;
  const scope = text.slice(accessKeyId.length + 1);
  return { accessKeyId, scope, date, service, terminator, ...(region === undefined ? {} : { region }) };
}
