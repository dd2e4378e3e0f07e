// podman, with a store of its own.
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, runCommand } from '../run-command.ts';
import { type ContainerClient, tarOf, type Way } from './container-client.ts';

const MADE = 'localhost/made:latest';

export function podmanClient(podman: string, way: Way): ContainerClient {
  const folder = mkdtempSync(join(tmpdir(), 'podman-client-'));
  const file = (name: string): string => join(folder, name);
  writeFileSync(file('containers.conf'), '[engine]\nevents_logger = "none"\ncgroup_manager = "cgroupfs"\n');
  mkdirSync(file('.config/containers'), { recursive: true });
  writeFileSync(file('.config/containers/policy.json'), '{"default":[{"type":"insecureAcceptAnything"}]}');
  const env = {
    ...way.env,
    HOME: folder,
    XDG_RUNTIME_DIR: folder,
    CONTAINERS_CONF: file('containers.conf'),
    REGISTRY_AUTH_FILE: file('auth.json'),
  };
  const store = ['--root', file('root'), '--runroot', file('run'), '--storage-driver', 'vfs'];
  const plain = way.isPlain ? ['--tls-verify=false'] : [];
  const run = (args: readonly string[], input?: string): Promise<Ran> =>
    runCommand([podman, ...store, ...args], { env, cwd: folder, ...(input !== undefined && { input }) });
  const inspect = async (image: string, format: string): Promise<string> =>
    (await run(['image', 'inspect', '--format', format, image])).stdout.trim();
  let made = '';
  return {
    name: 'podman',
    registry: way.registry,
    login: (registry, password) =>
      run(['login', ...plain, '--username', 'AWS', '--password-stdin', registry.split('/', 1)[0] ?? ''], password),
    make: async () => {
      writeFileSync(file('image.tar'), tarOf('data', randomBytes(1_000_000)));
      const imported = await run(['import', '--quiet', '--change', 'CMD=["/data"]', 'image.tar', MADE]);
      if (imported.status !== 0) throw new Error(imported.stderr);
      made = await inspect(MADE, '{{.Id}}');
    },
    push: async (reference) => {
      rmSync(file('digest'), { force: true });
      const pushed = await run(['push', ...plain, '--digestfile', file('digest'), made, reference]);
      return { ...pushed, digest: existsSync(file('digest')) ? readFileSync(file('digest'), 'utf8').trim() : '' };
    },
    pull: async (reference) => {
      await run(['rmi', '--all', '--force']);
      const pulled = await run(['pull', ...plain, reference]);
      if (pulled.status !== 0) return { ...pulled, digest: '', isSame: false };
      // The id is the digest of the config, which names the digests of all that is in the layers.
      return { ...pulled, digest: await inspect(reference, '{{.Digest}}'), isSame: (await inspect(reference, '{{.Id}}')) === made };
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
