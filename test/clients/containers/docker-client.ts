// docker, with an engine of its own.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, runCommand } from '../run-command.ts';
import { type ContainerClient, tarOf, type Way } from './container-client.ts';
import { startDockerEngine } from './docker-engine.ts';

const MADE = 'made:latest';

export interface DockerPrograms {
  readonly docker: string;
  readonly dockerd: string;
}

export async function dockerClient({ docker, dockerd }: DockerPrograms, way: Way): Promise<ContainerClient> {
  const engine = await startDockerEngine(dockerd, way.env);
  const folder = mkdtempSync(join(tmpdir(), 'docker-client-'));
  const env = { ...way.env, HOME: folder, DOCKER_HOST: engine.host, DOCKER_CONFIG: folder };
  const run = (args: readonly string[], input?: string): Promise<Ran> =>
    runCommand([docker, ...args], { env, cwd: folder, ...(input !== undefined && { input }) });
  const idOf = async (image: string): Promise<string> => (await run(['image', 'inspect', '--format', '{{.Id}}', image])).stdout.trim();
  let made = '';
  return {
    name: 'docker',
    registry: way.registry,
    login: (registry, password) => run(['login', '--username', 'AWS', '--password-stdin', registry.split('/', 1)[0] ?? ''], password),
    make: async () => {
      writeFileSync(join(folder, 'image.tar'), tarOf('data', randomBytes(1_000_000)));
      const imported = await run(['import', '--change', 'CMD ["/data"]', 'image.tar', MADE]);
      if (imported.status !== 0) throw new Error(imported.stderr);
      made = await idOf(MADE);
    },
    push: async (reference) => {
      await run(['tag', made, reference]);
      const pushed = await run(['push', reference]);
      return { ...pushed, digest: /digest: (sha256:[0-9a-f]{64}) size/.exec(pushed.stdout)?.[1] ?? '' };
    },
    pull: async (reference) => {
      const kept = (await run(['image', 'ls', '--all', '--quiet', '--no-trunc'])).stdout.split('\n').filter((id) => id !== '');
      if (kept.length > 0) await run(['rmi', '--force', ...new Set(kept)]);
      const pulled = await run(['pull', reference]);
      const digest = /^Digest: (sha256:[0-9a-f]{64})$/m.exec(pulled.stdout)?.[1] ?? '';
      // The id is the digest of the config, which names the digests of all that is in the layers.
      return { ...pulled, digest, isSame: pulled.status === 0 && (await idOf(reference)) === made };
    },
    beforeRefusal: (repository) =>
      `Error response from daemon: pull access denied for ${repository}, repository does not exist or may require 'docker login': `,
    close: async () => {
      await engine.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
