// Where a running cloud leaves word of itself, so that other commands find it by its port.
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { BRAND } from '../../brand.ts';
import { UsageError } from '../usage-error.ts';

export interface RunFile {
  readonly pid: number;
  readonly port: number;
  /** `http://localhost:4566` */
  readonly url: string;
  /** `http://127.0.0.1:41234` */
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly caBundle: string;
  readonly data?: string;
}

/** Only its owner may enter it. Throws UsageError if somebody else made it. */
function folder(): string {
  const { uid } = userInfo();
  const path =
    process.env['XDG_RUNTIME_DIR'] === undefined ? join(tmpdir(), `${BRAND}-run-${uid}`) : join(process.env['XDG_RUNTIME_DIR'], BRAND);
  mkdirSync(path, { recursive: true, mode: 0o700 });
  const owner = statSync(path);
  if (uid >= 0 && owner.uid !== uid) throw new UsageError(`${path} belongs to somebody else; set XDG_RUNTIME_DIR to a folder of your own`);
  chmodSync(path, 0o700);
  return path;
}

export function writeRunFile(file: RunFile): void {
  writeFileSync(join(folder(), `${file.port}.json`), JSON.stringify(file), { mode: 0o600 });
}

/** Removes the word of the cloud on this port, if it is still this process's. */
export function removeRunFile(port: number, pid: number): void {
  if (readRunFile(port)?.pid === pid) rmSync(join(folder(), `${port}.json`), { force: true });
}

/** Undefined if no cloud runs on the port: a file whose process is gone counts as none. */
export function readRunFile(port: number): RunFile | undefined {
  let text: string;
  try {
    text = readFileSync(join(folder(), `${port}.json`), 'utf8');
  } catch {
    return undefined;
  }
  const file = JSON.parse(text) as RunFile;
  return isAlive(file.pid) ? file : undefined;
}

/** Ports of the clouds that run now, ascending. */
export function runningPorts(): readonly number[] {
  const ports = readdirSync(folder()).flatMap((name) => (/^\d+\.json$/.test(name) ? [Number.parseInt(name, 10)] : []));
  return ports.filter((port) => readRunFile(port) !== undefined).sort((a, b) => a - b);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
