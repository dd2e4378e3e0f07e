// The user's AWS files as the command shall see them: settings and other profiles stay, the default profile has no credentials of its own.
// Clients look into files before they ask a container's endpoint, so that a default profile would win over the role.

export interface AwsFiles {
  /** Text of the config file (`~/.aws/config`). */
  readonly config: string;
  /** Text of the credentials file. */
  readonly credentials: string;
}

interface Section {
  readonly head: string;
  readonly lines: readonly string[];
}

/** Settings from which clients take credentials. Source: AWS CLI User Guide and SDKs Reference Guide, settings reference. */
const CREDENTIAL_KEYS = new Set([
  'aws_access_key_id',
  'aws_secret_access_key',
  'aws_session_token',
  'aws_security_token',
  'role_arn',
  'source_profile',
  'credential_source',
  'credential_process',
  'external_id',
  'mfa_serial',
  'role_session_name',
  'duration_seconds',
  'web_identity_token_file',
  'login_session',
]);

/**
 * Both texts with the settings of the active profile as those of the default one, credentials left out; undefined if nothing need be changed:
 * the active profile is the default one and has no credentials.
 */
export function shieldedFiles({ config, credentials }: AwsFiles, active: string): AwsFiles | undefined {
  const configured = sectionsOf(config);
  const secrets = sectionsOf(credentials);
  const own = [...configured.filter(({ head }) => names(head, active, true)), ...secrets.filter(({ head }) => names(head, active, false))];
  const settings = own.flatMap(({ lines }) => withoutCredentials(lines));
  if (active === 'default' && settings.length === own.flatMap(({ lines }) => lines).length) return undefined;
  const others = configured.filter(({ head }) => !names(head, 'default', true));
  return {
    config: print([...others, { head: '[default]', lines: settings }]),
    credentials: print(secrets.filter(({ head }) => !names(head, 'default', false))),
  };
}

function sectionsOf(text: string): readonly Section[] {
  const sections: { head: string; lines: string[] }[] = [{ head: '', lines: [] }];
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*\[.*\]/.test(line)) sections.push({ head: line, lines: [] });
    else sections.at(-1)?.lines.push(line);
  }
  return sections;
}

/** `[default]`, and in the config file `[profile NAME]`, quoted or not. */
function names(head: string, profile: string, inConfig: boolean): boolean {
  const inner = /^\s*\[\s*(.*?)\s*\]/.exec(head)?.[1];
  if (inner === undefined) return false;
  const name = inConfig ? inner.replace(/^profile\s+/, '') : inner;
  const named = inner === 'default' || !inConfig || name !== inner;
  return named && name.replace(/^(["'])(.*)\1$/, '$2') === profile;
}

/** Without the credential settings, and the indented lines that belong to them. */
function withoutCredentials(lines: readonly string[]): readonly string[] {
  let dropping = false;
  return lines.filter((line) => {
    if (/^\s/.test(line) && line.trim() !== '') return !dropping;
    const key = line.split('=', 1)[0]?.trim().toLowerCase() ?? '';
    dropping = line.includes('=') && (CREDENTIAL_KEYS.has(key) || key.startsWith('sso_'));
    return !dropping;
  });
}

function print(sections: readonly Section[]): string {
  return `${sections.flatMap(({ head, lines }) => (head === '' ? lines : [head, ...lines])).join('\n')}\n`;
}
