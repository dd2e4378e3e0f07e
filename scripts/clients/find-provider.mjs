// Where Terraform's AWS provider is mirrored on this machine.
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export const PROVIDER_VERSION = '5.100.0';

const ADDRESS = join('registry.terraform.io', 'hashicorp', 'aws');
const ARCHITECTURES = { x64: 'amd64', arm64: 'arm64' };

/** A folder for `terraform init -plugin-dir`; undefined if none is known. The variables come first, then the usual places and the folders in them. */
export function findProvider() {
  const { TF_PLUGIN_DIR, WARIIN_TF_PLUGIN_DIR, TF_PLUGIN_CACHE_DIR, XDG_DATA_HOME } = process.env;
  const home = homedir();
  const named = [TF_PLUGIN_DIR, WARIIN_TF_PLUGIN_DIR, TF_PLUGIN_CACHE_DIR].filter((folder) => folder !== undefined && folder !== '');
  const usual = [
    join(home, '.terraform.d', 'plugins'),
    join(home, '.terraform.d', 'plugin-cache'),
    join(home, '.terraform.d', 'mirror'),
    join(XDG_DATA_HOME ?? join(home, '.local', 'share'), 'terraform', 'plugins'),
    '/usr/local/share/terraform/plugins',
    '/usr/share/terraform/plugins',
  ];
  const parents = ['/opt', '/opt/terraform', '/usr/local/share', '/usr/local/lib', '/var/lib'];
  return [...named, ...usual, ...parents.flatMap(foldersIn)].find(holdsProvider);
}

/** Unpacked, or packed as the registry gives it. */
function holdsProvider(folder) {
  const platform = `${process.platform}_${ARCHITECTURES[process.arch] ?? process.arch}`;
  const address = join(folder, ADDRESS);
  return (
    existsSync(join(address, PROVIDER_VERSION, platform)) ||
    existsSync(join(address, `terraform-provider-aws_${PROVIDER_VERSION}_${platform}.zip`))
  );
}

function foldersIn(parent) {
  try {
    const entries = readdirSync(parent, { withFileTypes: true });
    return entries.filter((entry) => entry.isDirectory()).map((entry) => join(parent, entry.name));
  } catch {
    return [];
  }
}
