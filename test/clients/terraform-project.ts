// A configuration of the examples, and Terraform in a copy of it, as the organization's management account.
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FoundClients } from './found-clients.ts';
import { type Ran, ROOT, runCommand } from './run-command.ts';
import type { RunningCloud } from './running-cloud.ts';

export interface TerraformProject {
  readonly run: (...args: readonly string[]) => Promise<Ran>;
  /** Answers by which the provider was told that the cloud cannot do something. */
  readonly notDone: () => readonly string[];
}

/** `example`: a folder of `examples/terraform`. */
export async function terraformProject(
  terraform: NonNullable<FoundClients['terraform']>,
  cloud: RunningCloud,
  example: string,
): Promise<TerraformProject> {
  const from = join(ROOT, 'examples/terraform', example);
  const folder = join(cloud.folder, example);
  // Not what somebody who tried it has left there.
  for (const name of readdirSync(from)) if (name.endsWith('.tf')) cpSync(join(from, name), join(folder, name));
  const management = await cloud.environment('endpoint', { account: '100000000001' });
  const path = join(folder, 'log');
  const env = { ...management, TF_LOG_PROVIDER: 'DEBUG', TF_LOG_PATH: path, TF_IN_AUTOMATION: '1', TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
  const run = (...args: readonly string[]): Promise<Ran> => runCommand([terraform.program, ...args, '-no-color'], { env, cwd: folder });
  const { status, stderr } = await run('init', `-plugin-dir=${terraform.plugins}`);
  if (status !== 0) throw new Error(stderr);
  return {
    run,
    notDone: () => (existsSync(path) ? readFileSync(path, 'utf8') : '').match(/[^<>]*is not implemented here[^<>"\n]*/g) ?? [],
  };
}
