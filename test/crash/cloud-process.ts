// The whole cloud as a process of its own, over a data folder, to be killed.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

export interface CloudProcess {
  readonly endpoint: string;
  /** Whose the credentials are. */
  readonly account: string;
  readonly credentials: { readonly accessKeyId: string; readonly secretAccessKey: string };
  /** Milliseconds from the start of the process until it said that it is ready. */
  readonly readyAfter: number;
  /** Resolves when it is gone. */
  readonly kill: () => Promise<void>;
}

const COMMAND = join(import.meta.dirname, '../../bin/wariin');
const ACCOUNT = '300000000003';

/** Rejects with what the process complained of if it ends instead. */
export async function startCloudProcess(data: string): Promise<CloudProcess> {
  const begun = performance.now();
  const { VITEST: _, ...env } = process.env;
  const args = [COMMAND, 'up', '--port', '0', '--format', 'json', '--data', data];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'pipe'], env });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ready = once(createInterface({ input: child.stdout }), 'line') as Promise<[string]>;
  const ended = once(child, 'exit').then(() => Promise.reject(new Error(`the cloud ended by itself: ${complaints}`)));
  const [line] = await Promise.race([ready, ended]);
  ended.catch(() => undefined);
  const readyAfter = performance.now() - begun;
  const { url, controlUrl, controlToken } = JSON.parse(line) as Record<'url' | 'controlUrl' | 'controlToken', string>;
  const answer = await fetch(`${controlUrl}/credentials`, {
    method: 'POST',
    headers: { 'x-wariin-token': controlToken, 'content-type': 'application/json' },
    body: JSON.stringify({ account: ACCOUNT }),
  });
  const { accessKeyId, secretAccessKey } = (await answer.json()) as CloudProcess['credentials'];
  return { endpoint: url, account: ACCOUNT, credentials: { accessKeyId, secretAccessKey }, readyAfter, kill: () => killed(child) };
}

async function killed(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGKILL');
  await once(child, 'exit');
}
