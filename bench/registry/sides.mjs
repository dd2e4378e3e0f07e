// The two registries side by side: how each is started, and how a client is let in.
import { execFileSync, spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '../cloud/connection.mjs';
import { freePort } from '../free-port.mjs';
import { startWariin } from '../cloud/sides.mjs';
import { signRequest } from '../cloud/sign-request.mjs';

const THEIRS = 'docker-registry';
const REPOSITORY = 'measured';
const FIRST_ANSWER_WITHIN = 30_000;

/**
 * @typedef {object} RegistrySide
 * @property {number} port
 * @property {number} pid
 * @property {string} path of the repository: `/v2/measured`
 * @property {string | undefined} authorization
 * @property {() => Promise<void>} stop
 */

/** With IAM enforced: the client is the administrator of an account, with a token. `args`: further options of `up`. @returns {Promise<RegistrySide>} */
export async function startOurs(args = []) {
  const side = await startWariin(args);
  const { port, pid, account, stop } = side;
  const connection = new Connection(port);
  const call = async (operation, input) => {
    const request = { service: 'ecr', method: 'POST', path: '/', body: Buffer.from(JSON.stringify(input)) };
    const headers = { 'content-type': 'application/x-amz-json-1.1', 'x-amz-target': `AmazonEC2ContainerRegistry_V20150921.${operation}` };
    const { status, bytes } = await connection.send(signRequest(side.target, { ...request, headers }));
    if (status !== 200) throw new Error(`${operation} answered ${bytes.toString('latin1')}`);
    return JSON.parse(bytes.subarray(bytes.indexOf('\r\n\r\n') + 4).toString());
  };
  await call('CreateRepository', { repositoryName: REPOSITORY });
  const [{ authorizationToken, proxyEndpoint }] = (await call('GetAuthorizationToken', {})).authorizationData;
  connection.close();
  const region = /\.ecr\.([^.]+)\./.exec(proxyEndpoint)[1];
  return { port, pid, path: `/v2/${account}/${region}/${REPOSITORY}`, authorization: `Basic ${authorizationToken}`, stop };
}

export function hasDockerRegistry() {
  try {
    execFileSync(THEIRS, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Debian's, with files in a temporary folder and no authentication. @returns {Promise<RegistrySide>} */
export async function startTheirs() {
  const folder = await mkdtemp(join(tmpdir(), 'bench-registry-'));
  const port = await freePort();
  const config = join(folder, 'config.yml');
  await writeFile(
    config,
    `version: 0.1
log: { level: error, accesslog: { disabled: true } }
storage: { filesystem: { rootdirectory: ${join(folder, 'files')} } }
http: { addr: "127.0.0.1:${port}" }
`,
  );
  const child = spawn(THEIRS, ['serve', config], { stdio: 'ignore' });
  const begun = performance.now();
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/v2/`).catch(() => undefined);
    if (answer?.status === 200) break;
    if (child.exitCode !== null || performance.now() - begun > FIRST_ANSWER_WITHIN) throw new Error('docker-registry does not answer');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await once(child, 'exit');
    await rm(folder, { recursive: true, force: true });
  };
  return { port, pid: child.pid, path: `/v2/${REPOSITORY}`, authorization: undefined, stop };
}
