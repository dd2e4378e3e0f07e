// The commands to type after a table of principals, and after a policy.
import { commandName } from '../command-name.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { PolicyReport } from './generate-report.ts';
import type { SeenPrincipal } from './seen-principal.ts';
import { shellWord } from './shell-word.ts';

/** For the first principal that a policy can be written for; undefined where there is none, or where a name had better not be pasted. */
export function nextCommand(options: GenerateOptions, seen: readonly SeenPrincipal[]): string | undefined {
  const first = seen.find(({ notEditable }) => notEditable === undefined);
  if (first === undefined || options.trail.length === 0) return undefined;
  const principal = first.permissionSet === undefined ? first.id : `sso:${first.permissionSet}`;
  return command([...sourceWords(options), '--principal', principal]);
}

/**
 * The command that writes the policy into a file, or into a folder if it has several documents; as wide as it has to be to fit where it is to stand. Undefined
 * where there is nothing to write, where logs cannot be named again, or where a name had better not be pasted.
 */
export function writingCommand(
  options: GenerateOptions,
  { chosen, name, policy }: Pick<PolicyReport, 'chosen' | 'name' | 'policy'>,
): string | undefined {
  const { trail, resources, conditions, organization, place, includeDenied, accounts, regions } = options;
  const documents = policy.fitting?.documents ?? policy.documents.length;
  if (documents === 0 || trail.length === 0 || trail.includes('-')) return undefined;
  const detail = policy.fitting?.resources ?? resources;
  return command([
    ...sourceWords(options),
    ...accounts.flatMap((account) => ['--account', account]),
    ...regions.flatMap((region) => ['--region', region]),
    '--principal',
    chosen.asked,
    ...(detail === 'exact' ? [] : ['--resources', detail]),
    ...(conditions.length === 0 ? [] : ['--conditions', conditions.join(',')]),
    ...(organization === undefined ? [] : ['--org-id', organization]),
    ...(place === undefined ? [] : ['--as', place]),
    ...(includeDenied ? ['--include-denied'] : []),
    '--format',
    'policy',
    '--out',
    documents > 1 ? 'policies/' : `${name}.json`,
  ]);
}

function sourceWords({ trail, from, to, endpoint }: GenerateOptions): readonly string[] {
  return [
    ...trail.flatMap((source) => ['--trail', source]),
    ...(from === undefined ? [] : ['--from', from]),
    ...(to === undefined ? [] : ['--to', to]),
    ...(endpoint === undefined ? [] : ['--endpoint', endpoint]),
  ];
}

/** Undefined where one of the words had better not be pasted. */
function command(given: readonly string[]): string | undefined {
  const words = given.map(shellWord);
  return words.includes(undefined) ? undefined : `${commandName()} generate ${words.join(' ')}`;
}
