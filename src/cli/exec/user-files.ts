// The user's AWS files, shielded for the command where need be.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { BRAND } from '../../brand.ts';
import { shieldedFiles } from './shielded-files.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface UserFiles {
  /** Present when copies take the place of the user's own files. */
  readonly configFile?: string;
  readonly credentialsFile?: string;
  readonly remove: () => void;
}

/** `profile`: whose settings the command shall have. Copies are for the user alone, and for the time of the command. */
export function shieldUserFiles(environment: Environment, profile: string | undefined): UserFiles {
  const config = environment['AWS_CONFIG_FILE'] ?? join(homedir(), '.aws', 'config');
  const credentials = environment['AWS_SHARED_CREDENTIALS_FILE'] ?? join(homedir(), '.aws', 'credentials');
  const active = profile ?? environment['AWS_PROFILE'] ?? environment['AWS_DEFAULT_PROFILE'] ?? 'default';
  const shielded = shieldedFiles({ config: textOf(config), credentials: textOf(credentials) }, active);
  if (shielded === undefined) return { remove: () => {} };
  const folder = mkdtempSync(join(tmpdir(), `${BRAND}-exec-`));
  const configFile = join(folder, 'config');
  const credentialsFile = join(folder, 'credentials');
  writeFileSync(configFile, shielded.config, { mode: 0o600 });
  writeFileSync(credentialsFile, shielded.credentials, { mode: 0o600 });
  return { configFile, credentialsFile, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
