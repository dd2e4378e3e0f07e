// The two programs side by side: how each is started, and with which credentials it is called.
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../free-port.mjs';
import { Connection } from './connection.mjs';
import { formCall, signRequest } from './sign-request.mjs';

const COMMAND = fileURLToPath(new URL('../../bin/wariin', import.meta.url));
const FIRST_ANSWER_WITHIN = 60_000;

/**
 * @typedef {object} Side
 * @property {number} port
 * @property {number} pid
 * @property {string} account
 * @property {{ host: string, credentials: { accessKeyId: string, secretAccessKey: string } }} target
 * @property {number} milliseconds from the start of the process to the first answer
 * @property {() => Promise<void>} stop
 */

/** `args`: further options of `up`. @returns {Promise<Side>} when it has answered for the first time */
export async function startWariin(args = []) {
  const begun = performance.now();
  const child = spawn(process.execPath, [COMMAND, 'up', '--port', '0', '--format', 'json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(createInterface({ input: child.stdout }), 'line');
  const { port, controlUrl, controlToken, accounts } = JSON.parse(line);
  const account = accounts.at(-1).id;
  const answer = await fetch(`${controlUrl}/credentials`, {
    method: 'POST',
    headers: { 'x-wariin-token': controlToken, 'content-type': 'application/json' },
    body: JSON.stringify({ account }),
  });
  if (!answer.ok) throw new Error(`no credentials: ${await answer.text()}`);
  const { accessKeyId, secretAccessKey } = await answer.json();
  return firstAnswer(child, port, account, { accessKeyId, secretAccessKey }, begun);
}

/** With its IAM off, as it is by default: any credentials will do. @returns {Promise<Side>} */
export async function startMoto() {
  python ??= execFileSync('python3', ['-c', 'import moto.server, sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
  const port = await freePort();
  const begun = performance.now();
  const child = spawn(python, ['-m', 'moto.server', '-p', String(port)], { stdio: 'ignore' });
  return firstAnswer(child, port, '123456789012', { accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey: 'secret' }, begun);
}

/** Past the launchers of pythons, which take time of their own. */
let python;

async function firstAnswer(child, port, account, credentials, begun) {
  const target = { host: `localhost:${port}`, credentials };
  const connection = new Connection(port);
  for (;;) {
    const answer = await connection.send(signRequest(target, formCall('sts', '2011-06-15', 'GetCallerIdentity'))).catch(() => undefined);
    if (answer?.status === 200) break;
    if (child.exitCode !== null || performance.now() - begun > FIRST_ANSWER_WITHIN)
      throw new Error(`no answer but ${answer?.bytes.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  connection.close();
  const milliseconds = performance.now() - begun;
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  };
  return { port, pid: child.pid, account, target, milliseconds, stop };
}

/** Resident memory in bytes. */
export function residentMemory(pid) {
  const status = `/proc/${pid}/status`;
  const kilobytes = existsSync(status)
    ? /VmRSS:\s+(\d+)/.exec(readFileSync(status, 'utf8'))?.[1]
    : execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' });
  return Number(kilobytes) * 1024;
}
