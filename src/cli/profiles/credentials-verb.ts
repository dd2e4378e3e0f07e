// `credentials`: prints credentials of a running cloud as a credential_process does.
import { BRAND } from '../../brand.ts';
import { cloudPort } from '../cloud/cloud-port.ts';
import { connectControl } from '../cloud/control-client.ts';
import { EXIT } from '../exit-code.ts';
import { parseArguments } from '../parse-arguments.ts';
import type { GivenCredentials } from '../up/routes/credential-routes.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';

const HELP = `usage: ${BRAND} credentials [options]

Prints credentials of a running cloud in the form of a credential_process, for the profiles of an
AWS config file (\`${BRAND} profiles\` writes them).

  -p, --port N              the cloud's port (4566, or that of the only one that runs)
  -a, --account ID          in this account (the management account)
  -r, --role ARN            a session of this role, whatever its trust policy says (a name:
                            of --account)
  -u, --user NAME           an access key of this user; neither: of user \`administrator\`
      --session-name NAME   of the role's session (local)
      --duration SECONDS    of the role's session (3600)

exit codes: 0 printed, 1 no cloud runs there, or it has no such account, role or user
`;

export const credentialsVerb: Verb = {
  name: 'credentials',
  summary: 'credentials of a running cloud, as a credential_process prints them',
  help: HELP,
  run: async (args, streams) => {
    const { values } = parseArguments({
      args: [...args],
      options: {
        port: { type: 'string', short: 'p' },
        account: { type: 'string', short: 'a' },
        role: { type: 'string', short: 'r' },
        user: { type: 'string', short: 'u' },
        'session-name': { type: 'string' },
        duration: { type: 'string' },
      },
    });
    const { role, user, duration } = values;
    if (role !== undefined && user !== undefined) throw new UsageError('give --role or --user, not both');
    if (duration !== undefined && !/^\d{1,6}$/.test(duration)) throw new UsageError(`--duration takes seconds, not \`${duration}\``);
    const answer = await connectControl(cloudPort(values.port)).post('/credentials', {
      account: values.account,
      role,
      user,
      sessionName: values['session-name'],
      ...(duration !== undefined && { durationSeconds: Number(duration) }),
    });
    streams.out(documentOf(answer as GivenCredentials));
    return EXIT.fine;
  },
};

function documentOf({ accessKeyId, secretAccessKey, sessionToken, expiration }: GivenCredentials): string {
  const document = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    ...(sessionToken !== undefined && { SessionToken: sessionToken }),
    ...(expiration !== undefined && { Expiration: expiration }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
