// `generate`: the policy that a principal really needs, from what CloudTrail recorded of it.
import { BRAND } from '../../brand.ts';
import type { Verb } from '../verb.ts';
import { readGenerateOptions } from './generate-options.ts';
import { flagLines, HOW_READ, WHICH_LOGS } from './reading-flags.ts';

const HELP = `usage: ${BRAND} generate --trail SOURCE… [--principal ARN…] [options]

Reads CloudTrail logs, any amount of them, and writes the policy that allows what a principal did
and nothing else, with the evidence of each statement; then replays every recorded call to prove
it. Without --principal it lists who is seen.

${flagLines(['trail'])}
  -p, --principal ARN       a role, a session of it, a user, or sso:NAME of a permission set;
                            repeatable: a policy for each
      --all                 a policy for every user and role seen, written into --out
${flagLines(WHICH_LOGS.slice(1))}

the policy
      --resources HOW       exact (the default), prefix, type (all of a kind), any (*)
      --conditions LIST     what all calls shared becomes a condition: vpce, tls, mfa, region, org,
                            calledvia, tags, source-identity; none
      --org-id ID           the organization (o-…), for the condition org
      --as PLACE            managed, inline or permission-set: how large a document may be
      --include-denied      allow what was refused, too

the answer
      --compare POLICY      what is granted today: a file with a policy, or the ARN of a policy of
                            AWS; says what of it was never used (repeatable)
  -f, --format FORMAT       text, json, markdown, html; or the policy alone: policy, terraform,
                            cloudformation
  -o, --out PATH            write into this file, or into this folder, a file for each policy
      --strict              exit with 3 when something could not be read, or is not known

reading
      --plan                list what there is and estimate time and cost; read nothing
      --ddl                 print the statements that make the table named by --athena or --table
                            for the logs of --trail s3://…; ask no database
${flagLines(HOW_READ)}

exit codes: 0 generated, 1 the tool failed, its input is bad or nothing was read, 2 the proof
failed, 3 incomplete (--strict), 130 interrupted
`;

export const generateVerb: Verb = {
  name: 'generate',
  summary: 'the policy that a principal needs, from CloudTrail logs',
  help: HELP,
  run: async (args, streams) => {
    const options = readGenerateOptions(args, new Date());
    // Readers and the tables of services are large; other verbs shall not load them.
    const { runGenerate } = await import('./run-generate.ts');
    return runGenerate(options, streams);
  },
};
