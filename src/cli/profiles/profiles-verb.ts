// `profiles`: an AWS config file of its own for a running cloud.
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { BRAND } from '../../brand.ts';
import { cloudPort } from '../cloud/cloud-port.ts';
import { connectControl } from '../cloud/control-client.ts';
import { readLiveEstate } from '../cloud/live-estate.ts';
import { EXIT } from '../exit-code.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { configText } from './config-text.ts';
import { thisProgram } from './this-program.ts';

const HELP = `usage: ${BRAND} profiles [--output FILE] [options]

Prints an AWS config file for a running cloud: a profile NAME for each account (its administrator),
and NAME/ROLE for each role (role_arn and source_profile, so that its trust policy decides). Your
own files are never touched: --output writes a new file, or one that this command wrote before.

  -p, --port N              the cloud's port (4566, or that of the only one that runs)
  -o, --output FILE
      --region REGION       (AWS_REGION, AWS_DEFAULT_REGION or us-west-2)

then
  export AWS_CONFIG_FILE=FILE
  aws sts get-caller-identity --profile development

exit codes: 0 printed, 1 no cloud runs there, or the file cannot be written
`;

export const profilesVerb: Verb = {
  name: 'profiles',
  summary: 'an AWS config file with a profile for each account and role of a running cloud',
  help: HELP,
  run: async (args, streams) => {
    const { values } = parseArguments({
      args: [...args],
      options: { port: { type: 'string', short: 'p' }, output: { type: 'string', short: 'o' }, region: { type: 'string' } },
    });
    const client = connectControl(cloudPort(values.port));
    const { form } = await readLiveEstate(client);
    const { port, url } = client.cloud;
    const region = values.region ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'us-west-2';
    const credentials = `${thisProgram()} credentials`;
    const text = `${MARK} on port ${port}\n\n${configText({ estate: form, url, port, region, credentials })}`;
    if (values.output === undefined) {
      streams.out(text);
      return EXIT.fine;
    }
    const path = resolve(values.output);
    writeOwnFile(path, text);
    streams.out(`export AWS_CONFIG_FILE=${shellWord(path)}\n`);
    streams.err(`${form.accounts.length} accounts are in ${path}; the line above makes clients use it\n`);
    return EXIT.fine;
  },
};

const MARK = `# Written by \`${BRAND} profiles\` for the local cloud`;

/** A file that this command did not write is left alone. */
function writeOwnFile(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600, flag: isOwn(path) ? 'w' : 'wx' });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(code === 'EEXIST' ? `${path} is there already, and not of this command's making; give another name` : message);
  }
}

function isOwn(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').startsWith(MARK);
  } catch {
    return false;
  }
}

function shellWord(path: string): string {
  return /^[\w@%+=:,./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
}
