// `env`: shell variables with which clients reach a running cloud, as somebody in one of its accounts.
import { BRAND } from '../../brand.ts';
import { cloudPort } from '../cloud/cloud-port.ts';
import { connectControl } from '../cloud/control-client.ts';
import type { RunFile } from '../cloud/run-file.ts';
import { EXIT } from '../exit-code.ts';
import { formatOf } from '../format-of.ts';
import { parseArguments } from '../parse-arguments.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import type { GivenCredentials } from '../up/routes/credential-routes.ts';
import { shellExports } from './shell-exports.ts';

const HELP = `usage: ${BRAND} env [options]

Prints shell variables with which AWS clients reach a running cloud: eval "$(${BRAND} env)"

  -p, --port N              the cloud's port (4566, or that of the only one that runs)
  -a, --account ID          act in this account (the management account)
  -r, --role ARN            as a session of this role, whatever its trust policy says (a name:
                            of --account)
  -u, --user NAME           as this user, with an access key of its own
                            neither: as user \`administrator\`, who is made if need be
      --session-name NAME   of the role's session (local)
      --duration SECONDS    of the role's session (3600)
      --region REGION       (AWS_REGION, AWS_DEFAULT_REGION or us-west-2)
      --proxy               with AWS's real host names: HTTPS_PROXY and AWS_CA_BUNDLE in place of
                            AWS_ENDPOINT_URL
  -f, --format text|json

exit codes: 0 printed, 1 no cloud runs there, or it has no such account, role or user
`;

export const envVerb: Verb = {
  name: 'env',
  summary: 'shell variables for clients of a running cloud',
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
        region: { type: 'string' },
        proxy: { type: 'boolean' },
        format: { type: 'string', short: 'f' },
      },
    });
    const format = formatOf(values.format);
    if (values.role !== undefined && values.user !== undefined) throw new UsageError('give --role or --user, not both');
    const client = connectControl(cloudPort(values.port));
    const credentials = (await client.post('/credentials', {
      account: values.account,
      role: values.role,
      user: values.user,
      sessionName: values['session-name'],
      ...(values.duration !== undefined && { durationSeconds: Number(values.duration) }),
    })) as GivenCredentials;
    const variables = environmentOf(client.cloud, credentials, regionOf(values.region), values.proxy === true);
    streams.out(
      format === 'json' ? `${JSON.stringify(Object.fromEntries(variables), null, 2)}\n` : shellExports(variables, credentials.arn),
    );
    return EXIT.fine;
  },
};

/** Undefined values are to be unset. */
function environmentOf(
  cloud: RunFile,
  credentials: GivenCredentials,
  region: string,
  proxy: boolean,
): ReadonlyMap<string, string | undefined> {
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  const identity: readonly (readonly [string, string | undefined])[] = [
    ['AWS_ACCESS_KEY_ID', accessKeyId],
    ['AWS_SECRET_ACCESS_KEY', secretAccessKey],
    ['AWS_SESSION_TOKEN', sessionToken],
    ['AWS_REGION', region],
    ['AWS_DEFAULT_REGION', region],
    ['AWS_PROFILE', undefined],
  ];
  const address = `http://127.0.0.1:${cloud.port}`;
  return new Map<string, string | undefined>(
    proxy
      ? [
          ...identity,
          ['AWS_ENDPOINT_URL', undefined],
          ['HTTPS_PROXY', address],
          ['HTTP_PROXY', address],
          ['NO_PROXY', 'localhost,127.0.0.1,::1'],
          ['AWS_CA_BUNDLE', cloud.caBundle],
          ['SSL_CERT_FILE', cloud.caBundle],
          ['NODE_EXTRA_CA_CERTS', cloud.caBundle],
        ]
      : [...identity, ['AWS_ENDPOINT_URL', cloud.url]],
  );
}

function regionOf(given: string | undefined): string {
  return given ?? process.env['AWS_REGION'] ?? process.env['AWS_DEFAULT_REGION'] ?? 'us-west-2';
}
