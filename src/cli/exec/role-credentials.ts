// Temporary credentials, and the forms in which clients take them.

export interface RoleCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What a `credential_process` prints. Source: AWS CLI User Guide, Sourcing credentials with an external process. */
export function processDocument({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: RoleCredentials): string {
  const document = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: isoTime(expiresAt),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

/** What a container's credential endpoint answers. Source: Amazon ECS Developer Guide, Task IAM role. */
export function containerAnswer({ accessKeyId, secretAccessKey, sessionToken, expiresAt }: RoleCredentials): string {
  return JSON.stringify({
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: sessionToken,
    Expiration: isoTime(expiresAt),
  });
}

function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
