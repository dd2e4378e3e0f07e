// `generate`: the policy that a principal really needs, from what CloudTrail recorded of it.
import { BRAND } from '../../brand.ts';
import type { Verb } from '../verb.ts';
import { readGenerateOptions } from './generate-options.ts';

const HELP = `usage: ${BRAND} generate --trail SOURCE… [--principal ARN…] [options]

Reads CloudTrail logs, any amount of them, and writes the policy that allows what a principal did
and nothing else, with the evidence of each statement; then replays every recorded call to prove
it. Without --principal it lists who is seen.

  -t, --trail SOURCE        folder, file, s3://BUCKET/PREFIX, or - for standard input (repeatable)
  -p, --principal ARN       a role, a session of it, a user, or sso:NAME of a permission set;
                            repeatable: a policy for each
      --all                 a policy for every user and role seen, written into --out
      --from WHEN           a day, an instant (2026-11-01T08:00Z), or a span until now: 90d, 12h
      --to WHEN             likewise; a day is meant to its end
      --account ID          only logs of these accounts (repeatable, or with commas)
      --region REGION       only logs of these regions (likewise)

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
      --workers N           threads (as many as there are cores, at most 8); 0: none
      --endpoint URL        where s3:// is, if not on AWS (http://localhost:4566)
      --plan                list what there is and estimate time and cost; read nothing
      --athena DB.TABLE     ask Athena in place of --trail (docs/guides/large-logs.md), with
      --workgroup NAME        its workgroup, and
      --athena-output URL     where it leaves its answers (s3://…)
      --trino URL           ask Trino in place of --trail, with
      --table NAME            catalog.schema.table
      --table-form FORM     what the table holds: cloudtrail, lines, slim, security-lake,
                            cloudtrail-lake; of either database
      --no-partitions       the table has no columns account, region and day

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
