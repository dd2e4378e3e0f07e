// Callers, resources and policies as a line of the demo names them.
import { parseArn } from '../../model/arn.ts';

const LONGEST_CALLER = 17;
const LONGEST_RESOURCE = 40;
const SEGMENTS = 2;
const UUID = /([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** `role-02` for a session of that role, `deployer` for that user; names that are no ARN stay. */
export function shortCaller(principal: string): string {
  const parts = parseArn(principal)?.resource.split('/');
  if (parts === undefined) return principal;
  const [kind = '', ...names] = parts;
  return clipMiddle((kind === 'assumed-role' ? names[0] : names.at(-1)) ?? kind, LONGEST_CALLER);
}

/** `repository/release`, `foobar/Hello.txt`, `*`: without what is the same for all of one account; long paths end in `…`. */
export function shortResource(resource: string): string {
  const path = (parseArn(resource)?.resource.replace(/^\//, '') ?? resource).replace(UUID, '$1…');
  const segments = path.split('/');
  if (segments.length > SEGMENTS + 2) return `${segments.slice(0, SEGMENTS).join('/')}/…`;
  return clipMiddle(path, LONGEST_RESOURCE);
}

/** `trust policy` for the `trust policy of role-01`: the line names the resource already. */
export function shortPolicy(name: string): string {
  return /^[a-z ]+ policy of /.test(name) ? name.slice(0, name.indexOf(' of ')) : name;
}

/** At most `columns` of the text, the end marked. */
export function clipEnd(text: string, columns: number): string {
  return text.length <= columns ? text : `${text.slice(0, columns - 1)}…`;
}

function clipMiddle(text: string, longest: number): string {
  if (text.length <= longest) return text;
  const tail = Math.floor((longest - 1) / 3);
  return `${text.slice(0, longest - 1 - tail)}…${text.slice(text.length - tail)}`;
}
