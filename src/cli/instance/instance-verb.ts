// `instance`: the instances of a running cloud, and commands as if on one of them.
import { BRAND } from '../../brand.ts';
import { connectControl } from '../cloud/control-client.ts';
import type { ControlClient } from '../cloud/control-client.ts';
import { runChild } from '../exec/run-child.ts';
import { EXIT } from '../exit-code.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { instanceEnvironment, type InstancePlace } from './instance-environment.ts';
import { readInstanceOptions } from './instance-options.ts';

const HELP = `usage: ${BRAND} instance list [options]
       ${BRAND} instance exec INSTANCE [options] -- COMMAND [ARGUMENT…]

Lists the EC2 instances of a running cloud, or runs a command as if on one of them: its only
credentials are those of the instance's role, from an instance metadata service of its own.

  INSTANCE                  its id (i-…), or its Name tag
  -p, --port N              the cloud's port (4566, or that of the only one that runs)
      --proxy               with AWS's real host names: HTTPS_PROXY and AWS_CA_BUNDLE in place of
                            AWS_ENDPOINT_URL
  -f, --format text|json    of the list

exit codes: 0 listed; that of the command; 1 no cloud runs there, it has no such instance, or it
does not run
`;

interface ListedInstance {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly state: string;
  readonly name?: string;
  readonly profile?: string;
}

export const instanceVerb: Verb = {
  name: 'instance',
  summary: 'EC2 instances of a running cloud, and commands as if on one',
  help: HELP,
  run: async (args, streams) => {
    const options = readInstanceOptions(args);
    const client = connectControl(options.port);
    if (options.what === 'list') {
      const answer = { instances: await instancesOf(client) };
      streams.out(options.format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : answer.instances.map(line).join(''));
      return EXIT.fine;
    }
    const id = await idOf(client, options.instance);
    const place = (await client.post(`/instances/${encodeURIComponent(id)}/metadata`, {})) as InstancePlace;
    return runChild(options.command, instanceEnvironment(process.env, client.cloud, place, options.proxy));
  },
};

async function instancesOf(client: ControlClient): Promise<readonly ListedInstance[]> {
  const { instances } = (await client.get('/instances')) as { readonly instances: readonly ListedInstance[] };
  return instances;
}

/** By its tag `Name`, unless it is an id. Throws UsageError when no instance that runs has the name, or several have. */
async function idOf(client: ControlClient, instance: string): Promise<string> {
  if (/^i-[0-9a-f]+$/.test(instance)) return instance;
  const named = (await instancesOf(client)).filter(({ name, state }) => name === instance && (state === 'running' || state === 'pending'));
  const [only, ...more] = named;
  if (only === undefined)
    throw new UsageError(`no running instance has the name \`${instance}\`; \`${BRAND} instance list\` shows them all`);
  if (more.length > 0) throw new UsageError(`several instances have the name \`${instance}\`: ${named.map(({ id }) => id).join(', ')}`);
  return only.id;
}

function line({ id, account, region, state, name, profile }: ListedInstance): string {
  const role = profile === undefined ? 'no instance profile' : (profile.split('/').at(-1) ?? profile);
  return `${id}  ${account}  ${region}  ${state}  ${role}${name === undefined ? '' : `  ${name}`}\n`;
}
