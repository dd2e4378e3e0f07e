// `up`: the local cloud, started and kept running until it is interrupted.
import { BRAND } from '../../brand.ts';
import type { Verb } from '../verb.ts';
import { readUpOptions } from './up-options.ts';

const HELP = `usage: ${BRAND} up [options]

Starts a local AWS with several accounts in an organization. Unmodified clients talk to it, and
IAM decides every call as on AWS. Ends with Ctrl-C.

  -p, --port N              the port of all services (4566; 0: any free one)
  -o, --org FILE            the organization with its accounts, OUs and control policies
                            (docs/guides/local-cloud.md); without it: one with three accounts
  -d, --data DIR            keep everything there; without it all is gone at the end
      --control-port N      the port by which ${BRAND} itself changes the cloud (any free one)
      --name HOST           answer to this host name too (host.docker.internal); repeatable
      --origin ORIGIN       let web pages of this origin call (http://localhost:3000); repeatable
      --ecr-quirks          deviate from the OCI specification where ECR does (201 to PATCH)
  -f, --format text|json    json: one line that says where the cloud is, once it is ready

in another terminal
  eval "$(${BRAND} env --account ID)"     shell variables for clients, as an administrator
  ${BRAND} accounts                       the accounts

exit codes: 0 ended by a signal, 1 it could not be started
`;

export const upVerb: Verb = {
  name: 'up',
  summary: 'a local AWS with several accounts, in which IAM is enforced',
  help: HELP,
  run: async (args, streams) => {
    const options = readUpOptions(args);
    // What a cloud is made of is large; other verbs shall not load it.
    const { runUp } = await import('./run-up.ts');
    return runUp(options, streams);
  },
};
