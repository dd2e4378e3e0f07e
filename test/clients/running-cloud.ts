// A cloud as a user has it: `wariin up` in a process of its own, and the other verbs beside it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type Environment, type Ran, ROOT, runCommand, WARIIN } from './run-command.ts';

/** How clients find the cloud: by a variable (or option) that names its endpoint, or by AWS's own host names through its proxy. */
export type Transport = 'endpoint' | 'proxy';

export interface Identity {
  /** Absent: the management account. */
  readonly account?: string;
  /** A role's name or ARN; absent: an administrator. */
  readonly role?: string;
  readonly user?: string;
}

export interface RunningCloud {
  readonly url: string;
  readonly port: number;
  readonly controlUrl: string;
  readonly controlToken: string;
  readonly caBundle: string;
  /** A folder for what the test writes; gone with the cloud. */
  readonly folder: string;
  /** Variables for somebody in the cloud, and nothing of the user's own AWS settings. The same ones each time. */
  readonly environment: (transport: Transport, identity?: Identity) => Promise<Environment>;
  readonly wariin: (args: readonly string[], env?: Environment) => Promise<Ran>;
  /** The JSON of the control API's answer. */
  readonly control: (method: string, path: string, body?: unknown) => Promise<unknown>;
  readonly stop: () => Promise<void>;
}

/** Starts one on a free port and resolves when it answers; rejects with what it wrote if it ends instead. */
export async function runCloud(organization: string): Promise<RunningCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'clients-'));
  const bare = bareEnvironment(folder);
  const [program = '', ...args] = [...WARIIN, 'up', '--port', '0', '--org', organization, '--format', 'json'];
  const child = spawn(program, args, { cwd: ROOT, env: bare, stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  const ended = once(child, 'close');
  const [line] = (await Promise.race([
    once(createInterface(child.stdout), 'line'),
    ended.then(() => Promise.reject(new Error(`the cloud did not start:\n${errors}`))),
  ])) as [string];
  const told = JSON.parse(line) as Pick<RunningCloud, 'url' | 'port' | 'controlUrl' | 'controlToken' | 'caBundle'>;
  const wariin = (command: readonly string[], env: Environment = bare): Promise<Ran> => runCommand([...WARIIN, ...command], { env });

  const known = new Map<string, Promise<Environment>>();
  const environment = async (options: readonly string[]): Promise<Environment> => {
    const { status, stdout, stderr } = await wariin([
      'env',
      '--port',
      String(told.port),
      '--format',
      'json',
      '--region',
      'us-west-2',
      ...options,
    ]);
    if (status !== 0) throw new Error(stderr);
    return { ...bare, ...(JSON.parse(stdout) as Environment) };
  };

  return {
    ...told,
    folder,
    wariin,
    environment: (transport, identity = {}) => {
      const who = Object.entries(identity).flatMap(([name, value]) => [`--${name}`, value]);
      const options = [...who, ...(transport === 'proxy' ? ['--proxy'] : [])];
      const asked = known.get(options.join(' ')) ?? environment(options);
      known.set(options.join(' '), asked);
      return asked;
    },
    control: async (method, path, body) => {
      const headers = { 'x-wariin-token': told.controlToken, 'content-type': 'application/json' };
      const response = await fetch(told.controlUrl + path, { method, headers, ...(body !== undefined && { body: JSON.stringify(body) }) });
      const answer = await response.json();
      if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
      return answer;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
      if (errors.includes(' failed: ')) throw new Error(`the cloud reported:\n${errors}`);
    },
  };
}

function bareEnvironment(home: string): Environment {
  const runtime = process.env['XDG_RUNTIME_DIR'];
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    LC_ALL: 'C.UTF-8',
    NO_COLOR: '1',
    NODE_NO_WARNINGS: '1',
    AWS_PAGER: '',
    ...(runtime !== undefined && { XDG_RUNTIME_DIR: runtime }),
  };
}
