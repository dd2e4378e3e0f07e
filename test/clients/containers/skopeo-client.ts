// skopeo, which copies images between a registry and folders.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Ran, runCommand } from '../run-command.ts';
import type { ContainerClient, Way } from './container-client.ts';
import { isSameLayout, type Layout, readLayout, writeLayout } from './oci-layout.ts';

export function skopeoClient(skopeo: string, way: Way): ContainerClient {
  const folder = mkdtempSync(join(tmpdir(), 'skopeo-client-'));
  const file = (name: string): string => join(folder, name);
  writeFileSync(file('policy.json'), '{"default":[{"type":"insecureAcceptAnything"}]}');
  const env = { ...way.env, HOME: folder, XDG_RUNTIME_DIR: folder, REGISTRY_AUTH_FILE: file('auth.json') };
  const run = (args: readonly string[], input?: string): Promise<Ran> =>
    runCommand([skopeo, '--policy', file('policy.json'), ...args], { env, cwd: folder, ...(input !== undefined && { input }) });
  const plain = (side: string): readonly string[] => (way.isPlain ? [`--${side}tls-verify=false`] : []);
  let made: Layout | undefined;
  return {
    name: 'skopeo',
    registry: way.registry,
    login: (registry, password) =>
      run(['login', ...plain(''), '--username', 'AWS', '--password-stdin', registry.split('/', 1)[0] ?? ''], password),
    make: async () => {
      rmSync(file('made'), { recursive: true, force: true });
      made = writeLayout(file('made'));
    },
    push: async (reference) => {
      rmSync(file('digest'), { force: true });
      const to = ['--digestfile', file('digest'), 'oci:made:v1.0', `docker://${reference}`];
      const pushed = await run(['copy', ...plain('dest-'), ...to]);
      return { ...pushed, digest: pushed.status === 0 && existsSync(file('digest')) ? readFileSync(file('digest'), 'utf8').trim() : '' };
    },
    pull: async (reference) => {
      rmSync(file('pulled'), { recursive: true, force: true });
      const pulled = await run(['copy', ...plain('src-'), `docker://${reference}`, 'oci:pulled:v1.0']);
      if (pulled.status !== 0) return { ...pulled, digest: '', isSame: false };
      const layout = readLayout(file('pulled'));
      return { ...pulled, digest: layout.digest, isSame: made !== undefined && isSameLayout(made, layout) };
    },
    close: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
