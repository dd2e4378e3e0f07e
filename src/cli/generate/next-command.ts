// The command to type after the table of principals.
import { commandName } from '../command-name.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { SeenPrincipal } from './seen-principal.ts';
import { shellWord } from './shell-word.ts';

/** For the first principal that a policy can be written for; undefined where there is none, or where a name had better not be pasted. */
export function nextCommand({ trail, from, to, endpoint }: GenerateOptions, seen: readonly SeenPrincipal[]): string | undefined {
  const first = seen.find(({ notEditable }) => notEditable === undefined);
  if (first === undefined || trail.length === 0) return undefined;
  const principal = first.permissionSet === undefined ? first.id : `sso:${first.permissionSet}`;
  const words = [
    ...trail.flatMap((source) => ['--trail', source]),
    ...(from === undefined ? [] : ['--from', from]),
    ...(to === undefined ? [] : ['--to', to]),
    ...(endpoint === undefined ? [] : ['--endpoint', endpoint]),
    '--principal',
    principal,
  ].map(shellWord);
  return words.includes(undefined) ? undefined : `${commandName()} generate ${words.join(' ')}`;
}
