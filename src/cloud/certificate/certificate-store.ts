// Where the local certificate authority is kept.
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BRAND } from '../../brand.ts';

/** Both as PEM. */
export interface StoredAuthority {
  readonly key: string;
  readonly certificate: string;
}

export interface CertificateStore {
  /** Undefined if there is none, or not all of it. */
  readonly load: () => Promise<StoredAuthority | undefined>;
  readonly save: (authority: StoredAuthority) => Promise<void>;
}

/** The file of a folder that clients are told to trust (`AWS_CA_BUNDLE`). */
export function caBundlePath(folder: string): string {
  return join(folder, 'ca.pem');
}

/** Keeps the authority in two files of a folder that exists; the key is readable by its owner only. */
export function fileCertificateStore(folder: string): CertificateStore {
  const keyFile = join(folder, 'ca.key');
  return {
    load: async () => {
      const [key, certificate] = await Promise.all([read(keyFile), read(caBundlePath(folder))]);
      return key === undefined || certificate === undefined ? undefined : { key, certificate };
    },
    save: async ({ key, certificate }) => {
      await replace(keyFile, key, 0o600);
      await replace(caBundlePath(folder), certificate, 0o644);
    },
  };
}

export interface CertificateFolder {
  readonly path: string;
  /** Removes the folder if it was made for this run only. */
  readonly dispose: () => Promise<void>;
}

/**
 * `certificates` in the data folder, made if need be; without a data folder a new one among the temporary files. Only its owner may
 * enter it. Rejects with node's error if it cannot be made.
 */
export async function certificateFolder(dataFolder: string | undefined): Promise<CertificateFolder> {
  if (dataFolder !== undefined) {
    const path = join(dataFolder, 'certificates');
    await mkdir(path, { recursive: true, mode: 0o700 });
    return { path, dispose: async () => undefined };
  }
  // mkdtemp makes it with mode 0700.
  const path = await mkdtemp(join(tmpdir(), `${BRAND}-`));
  return { path, dispose: () => rm(path, { recursive: true, force: true }) };
}

async function read(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whole or not at all, and never for a moment readable by others. */
async function replace(file: string, text: string, mode: number): Promise<void> {
  const draft = `${file}.new`;
  await rm(draft, { force: true });
  await writeFile(draft, text, { mode, flag: 'wx' });
  await rename(draft, file);
}
