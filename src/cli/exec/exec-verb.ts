// `exec`: assumes a role, or a chain of roles, and runs a command with its credentials.
import { BRAND } from '../../brand.ts';
import type { Verb } from '../verb.ts';
import { readExecOptions } from './exec-options.ts';

const HELP = `usage: ${BRAND} exec --role-arn ARN [options] -- COMMAND…
       ${BRAND} exec --role-arn ARN [options] --json | --export

Assumes a role and runs a command with its credentials, which are renewed as long as the command
runs. Your own credentials are found as every AWS client finds them: environment, files, SSO,
container, instance. Works on AWS as on a local cloud.

  -r, --role-arn ARN        the role
      --via ARN             first assume this role (repeatable: a chain)
      --external-id X, --duration SECONDS, --policy FILE or JSON, --policy-arn ARN…,
      --tag KEY=VALUE… (--tags KEY=VALUE,KEY=VALUE), --transitive-tag KEY…
                            of the last role's session
      --session-name NAME   (${BRAND}-USER)
      --source-identity S
      --mfa-serial ARN      of your device, for the first role; the code is asked at the terminal
      --mfa-code N          the code; the session is then not renewed
      --mfa-command CMD     prints a code

whose credentials, and where
      --profile NAME        your own credentials and settings are those of this profile
      --region REGION
  -p, --port N              the local cloud on this port
      --endpoint-url URL

what to do with the role's
      --static              as plain variables, for tools that know no others; they end with the
                            session
      --json                print them as a credential_process does
      --export              print them as shell exports
      --explain             say first which step would be denied, and why (a local cloud's policies
                            are known; of AWS's accounts name them with -e, --estate PATH)

exit codes: 0 printed or explained; that of the command; 1 if it did not run
`;

export const execVerb: Verb = {
  name: 'exec',
  summary: 'assume a role, or a chain of roles, and run a command',
  help: HELP,
  run: async (args, streams) => {
    const options = readExecOptions(args);
    // The SDK is large; other verbs shall not load it.
    const { runExec } = await import('./run-exec.ts');
    return runExec(options, streams);
  },
};
