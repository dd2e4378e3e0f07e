// `cloud`: sees and changes a running cloud from outside of AWS's APIs.
import { BRAND } from '../../brand.ts';
import { cloudPort } from '../cloud/cloud-port.ts';
import { connectControl } from '../cloud/control-client.ts';
import { EXIT } from '../exit-code.ts';
import { formatOf } from '../format-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import type { CloudCommand } from './cloud-command.ts';
import { OTHER_COMMANDS } from './other-commands.ts';
import { STATE_COMMANDS } from './state-commands.ts';

const HELP = `usage: ${BRAND} cloud COMMAND [options]

state
  status                    where it is, its accounts, its clock
  reset                     as it was when it started
  snapshot NAME             keep this moment as long as the cloud runs; restore NAME brings it
                            back, forget NAME drops it, snapshots lists them
  export FILE, import FILE  the whole state as a file, without the bodies of objects
  estate [-o FILE]          as an estate file, for explain and test (docs/guides/estate-file.md)

time
  clock                     what time it is there
  advance TIME              move it: 90s, 30m, 2h, 1d12h; sessions expire, windows open and close
  now                       back to the real time

denials
  denials                   the last ones; \`${BRAND} explain --decision ID\` explains one

identity providers
  token --provider ARN --subject TEXT [--audience TEXT] [--claims JSON] [--ttl TIME]
                            a token as the provider would sign it, for AssumeRoleWithWebIdentity
  provider-keys FILE --provider ARN
                            the keys that the provider's own tokens are signed with (a JSON Web
                            Key Set)

  -p, --port N              the cloud's port (4566, or that of the only one that runs)
  -f, --format text|json

exit codes: 0 done, 1 no cloud runs there, or it refused
`;

const COMMANDS: readonly CloudCommand[] = [...STATE_COMMANDS, ...OTHER_COMMANDS];

export const cloudVerb: Verb = {
  name: 'cloud',
  summary: 'reset, snapshots, time travel, tokens, state of a running cloud',
  help: HELP,
  run: async (args, streams) => {
    const { values, positionals } = parseArguments({
      args: [...args],
      allowPositionals: true,
      options: {
        port: { type: 'string', short: 'p' },
        format: { type: 'string', short: 'f' },
        output: { type: 'string', short: 'o' },
        provider: { type: 'string' },
        subject: { type: 'string' },
        audience: { type: 'string' },
        claims: { type: 'string' },
        ttl: { type: 'string' },
      },
    });
    const [name, ...operands] = positionals;
    const command = COMMANDS.find((one) => one.name === name);
    const known = COMMANDS.map((one) => one.name).join(', ');
    if (command === undefined)
      throw new UsageError(name === undefined ? `which command? ${known}` : `there is no command \`${name}\`; there are ${known}`);
    if (operands.length !== command.operands.length) {
      throw new UsageError(`it is \`${BRAND} cloud ${[command.name, ...command.operands].join(' ')}\``);
    }
    const format = formatOf(values.format);
    const { data, text } = await command.run(connectControl(cloudPort(values.port)), operands, values);
    streams.out(format === 'json' ? `${JSON.stringify(data, null, 2)}\n` : text);
    return EXIT.fine;
  },
};
