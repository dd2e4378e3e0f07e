// Who was most likely meant by a name that was not found among those that the logs show.
import { parseArn } from '../../model/arn.ts';
import { nearestName } from '../../policy/nearest-name.ts';

/** `ids`: ARNs, or ids of accounts. Those whose last name is like the one asked for; where there are none, those of the account that it names. */
export function nearPrincipals(asked: string, ids: readonly string[]): readonly string[] {
  const wanted = lastName(asked).toLowerCase();
  const similar = ids.filter((id) => {
    const name = lastName(id).toLowerCase();
    return wanted !== '' && (name.includes(wanted) || wanted.includes(name));
  });
  const near = similar.length > 0 ? similar : nearest(wanted, ids);
  if (near.length > 0) return near;
  const account = /^\d{12}$/.test(asked) ? asked : parseArn(asked)?.account;
  return ids.filter((id) => account !== undefined && parseArn(id)?.account === account);
}

/** The first of them, for people. */
export function someOf(names: readonly string[], most: number): string {
  return `${names.slice(0, most).join(', ')}${names.length > most ? ' and others' : ''}`;
}

/** Without the path. */
export function lastName(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

function nearest(wanted: string, ids: readonly string[]): readonly string[] {
  const name = nearestName(wanted, ids.map(lastName));
  return name === undefined ? [] : ids.filter((id) => lastName(id) === name);
}
