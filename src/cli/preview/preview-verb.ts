// `preview`: what a change would do before it is made: to access from outside, or to calls that were recorded.
import { BRAND } from '../../brand.ts';
import type { Verb } from '../verb.ts';
import { flagLines, HOW_READ, WHICH_LOGS } from '../generate/reading-flags.ts';
import { readPreviewOptions } from './preview-options.ts';

const HELP = `usage: ${BRAND} preview --estate PATH… --change PATH… [options]
       ${BRAND} preview --trail SOURCE… --change PATH… [--as KIND] [--estate PATH…] [options]

Tells what a change would do before it is made. Without --trail: what it would open or close to
the outside; the estate is analyzed as it is, and with the change put over it. With --trail: which
calls that CloudTrail recorded it would have denied, by whom, how often, and by which statement.

  -e, --estate PATH         file or folder with accounts, policies, organization (repeatable)
      --change PATH         file or folder in the form of estate files, with what is to be
                            different (repeatable). An entry replaces what it states and leaves
                            the rest: { "resource": "arn:…", "policy": {…} }; null removes a policy
      --strict              exit with 3 when something could not be read or is unknown
  -f, --format FORMAT       text, json or markdown

access from outside
  -z, --zone ZONE           as in \`${BRAND} analyze\`
      --fail-on WHAT        exit with 2 when the change opens something: any, public, effective,
                            or none (the default)

recorded calls
${flagLines(['trail'])}
      --as KIND             --change is a policy document: scp, rcp, boundary, identity, resource
      --target WHAT         what it is attached to (repeatable): account ids for scp and rcp, ARNs
                            of users and roles for boundary and identity (all that were recorded
                            where nothing is said), the ARN of the resource for resource
  -p, --principal ARN       only calls of this role, user, or permission set (repeatable)
${flagLines(WHICH_LOGS.slice(1))}
${flagLines(HOW_READ)}
      --fail-on WHAT        exit with 2 when a recorded call would be denied (denied), also when
                            that is unknown (unknown), or never (none, the default)

exit codes: 0 previewed, 1 the tool failed, its input is bad or nothing was read, 2 it opens or
denies something (--fail-on), 3 incomplete (--strict), 130 interrupted
`;

export const previewVerb: Verb = {
  name: 'preview',
  summary: 'what would this change open or close to the outside, or deny of what was done?',
  help: HELP,
  run: async (args, streams) => {
    const options = readPreviewOptions(args, new Date());
    // Analysis, readers and the tables of services are large; other verbs shall not load them.
    if (options.kind === 'recorded') {
      const { runRecordedPreview } = await import('./recorded/run-recorded-preview.ts');
      return runRecordedPreview(options, streams);
    }
    const { runPreview } = await import('./run-preview.ts');
    return runPreview(options, streams);
  },
};
