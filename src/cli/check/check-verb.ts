// `check`: policy documents against AWS's rules, against another policy, or against what nobody may have.
import { BRAND } from '../../brand.ts';
import type { Verb } from '../verb.ts';
import { readCheckOptions } from './check-options.ts';

const HELP = `usage: ${BRAND} check validate [FILE…] [--policy-type T] [--resource-type T] [options]
       ${BRAND} check no-new-access [FILE…] --existing FILE [--policy-type T] [options]
       ${BRAND} check access-not-granted [FILE…] --actions A… --resources ARN… [options]
       ${BRAND} check no-public-access [FILE…] --resource-type T [options]

Checks policy documents as IAM Access Analyzer does, on files alone. FILE is a policy document, or
a folder of them; without FILE, and for -, standard input is read. A failed check names every
statement at fault, with a request that proves it.

  -t, --policy-type T      identity (the default), resource, trust; and to validate also scp, rcp
  -r, --resource-type T    what a resource policy is attached to, as AWS::S3::Bucket
      --existing FILE      the policy that says what is allowed already
      --actions A          actions that must not be granted (repeatable, or with commas)
      --resources ARN      resources that nothing must be granted on (repeatable, or with commas)
      --legacy-scp         report wildcards within actions of service control policies, too
      --ignore FILE        findings to leave out; each entry has a reason and may expire
      --fail-on TYPE       which findings of validate fail: error (the default), security-warning,
                           warning, suggestion (each with those before it), or none
  -f, --format FORMAT      text, json, sarif or markdown

exit codes: 0 passed, 1 the tool failed or its input is bad, 2 findings, or a check failed or
could not be decided
`;

export const checkVerb: Verb = {
  name: 'check',
  summary: 'is this policy document sound, and does it grant nothing that it should not?',
  help: HELP,
  run: async (args, streams) => {
    const options = readCheckOptions(args);
    // The checks and the solver behind them are large; other verbs shall not load them.
    const { checkFiles } = await import('./check-files.ts');
    return checkFiles(options, streams);
  },
};
