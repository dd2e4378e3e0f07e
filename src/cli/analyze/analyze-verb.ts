// `analyze`: who outside of a zone of trust can reach what in an estate.
import { BRAND } from '../../brand.ts';
import type { Verb } from '../verb.ts';
import { readAnalyzeOptions } from './analyze-options.ts';

const HELP = `usage: ${BRAND} analyze --estate PATH… [--zone ZONE] [options]

Finds everything that lets somebody in from outside of a zone of trust: bucket policies, access
control lists and access points, trust policies, key policies and grants, shared snapshots, and
the policies of functions, layers, queues, topics, secrets, repositories, file systems, tables
and streams. Each finding has a request that proves it, the smallest change that closes it, and
says whether the access is effective after resource control policies and the key of the data.

  -e, --estate PATH        file or folder with accounts, policies, organization (repeatable)
  -z, --zone ZONE          who is trusted: \`account\` (each account by itself; the default),
                           \`organization\`, the id of an organizational unit (ou-…), or account
                           ids with commas between them
      --ignore FILE        findings to leave out; each entry has a reason and may expire
      --baseline FILE      an earlier answer (--format json): its findings are known
      --fail-on WHAT       exit with 2 when there is a new finding: any, public, effective,
                           or none (the default)
      --strict             exit with 3 when something could not be read or is unknown
      --no-paths           do not follow chains of roles and functions
  -f, --format FORMAT      text, json, sarif or markdown

exit codes: 0 analyzed, 1 the tool failed or its input is bad, 2 findings (--fail-on),
3 incomplete (--strict)
`;

export const analyzeVerb: Verb = {
  name: 'analyze',
  summary: 'who outside of an account or organization can reach what?',
  help: HELP,
  run: async (args, streams) => {
    const options = readAnalyzeOptions(args);
    // The analysis is large; other verbs shall not load it.
    const { runAnalyze } = await import('./run-analyze.ts');
    return runAnalyze(options, streams);
  },
};
