// An engine of docker's for one test: its images are in a folder that goes with it, and it touches neither networks nor other engines.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Environment } from '../run-command.ts';

export interface DockerEngine {
  /** For DOCKER_HOST. */
  readonly host: string;
  /** Resolves when it is gone. */
  readonly close: () => Promise<void>;
}

/** Has to be started by root. Rejects with what it wrote if it ends instead. */
export async function startDockerEngine(program: string, env: Environment): Promise<DockerEngine> {
  const folder = mkdtempSync(join(tmpdir(), 'dockerd-'));
  const socket = join(folder, 'docker.sock');
  for (const name of ['data', 'exec']) mkdirSync(join(folder, name));
  // In the place of the machine's own.
  writeFileSync(join(folder, 'daemon.json'), '{}');
  const args = [
    '--iptables=false',
    '--bridge=none',
    '--storage-driver=vfs',
    ...['--data-root', join(folder, 'data'), '--exec-root', join(folder, 'exec')],
    ...['--pidfile', join(folder, 'pid'), '--config-file', join(folder, 'daemon.json')],
    ...['-H', `unix://${socket}`],
  ];
  const child = spawn(program, args, { env: { ...env, HOME: folder, TMPDIR: folder }, stdio: ['ignore', 'ignore', 'pipe'] });
  let log = '';
  let told = (): void => {};
  child.stderr.on('data', (chunk: Buffer) => {
    log += chunk.toString();
    told();
  });
  const ended = once(child, 'exit');
  const close = async (): Promise<void> => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await ended;
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const ready = new Promise<void>((resolve) => {
    told = () => {
      if (log.includes('API listen on')) resolve();
    };
  });
  const failed = ended.then(() => Promise.reject(new Error(`dockerd ended by itself:\n${log}`)));
  failed.catch(() => undefined);
  try {
    await Promise.race([ready, failed]);
    if (!existsSync(socket) || !(await isAlive(socket))) throw new Error(`dockerd does not answer:\n${log}`);
  } catch (error) {
    await close();
    throw error;
  }
  return { host: `unix://${socket}`, close };
}

function isAlive(socketPath: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const call = request({ socketPath, path: '/_ping' }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    call.on('error', reject);
    call.end();
  });
}
