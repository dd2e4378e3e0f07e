// `accounts`: the accounts of a running cloud.
import { BRAND } from '../../brand.ts';
import { cloudPort } from '../cloud/cloud-port.ts';
import { connectControl } from '../cloud/control-client.ts';
import { EXIT } from '../exit-code.ts';
import { formatOf } from '../format-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import type { Verb } from '../verb.ts';

const HELP = `usage: ${BRAND} accounts [options]

Lists the accounts of a running cloud.

  -p, --port N              the cloud's port (4566, or that of the only one that runs)
  -f, --format text|json

exit codes: 0 listed, 1 no cloud runs there
`;

interface ListedAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly status: string;
  readonly management: boolean;
  readonly organizationId?: string;
}

export const accountsVerb: Verb = {
  name: 'accounts',
  summary: 'the accounts of a running cloud',
  help: HELP,
  run: async (args, streams) => {
    const { values } = parseArguments({
      args: [...args],
      options: { port: { type: 'string', short: 'p' }, format: { type: 'string', short: 'f' } },
    });
    const format = formatOf(values.format);
    const answer = (await connectControl(cloudPort(values.port)).get('/accounts')) as { readonly accounts: readonly ListedAccount[] };
    streams.out(format === 'json' ? `${JSON.stringify(answer, null, 2)}\n` : answer.accounts.map(line).join(''));
    return EXIT.fine;
  },
};

function line({ id, name, status, management, organizationId }: ListedAccount): string {
  const notes = [
    management ? 'management account' : '',
    organizationId === undefined ? 'in no organization' : '',
    status === 'ACTIVE' ? '' : status,
  ];
  const shown = notes.filter((note) => note !== '').join(', ');
  return `${id}  ${name}${shown === '' ? '' : `  (${shown})`}\n`;
}
