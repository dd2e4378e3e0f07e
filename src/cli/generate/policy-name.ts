// Names of the policies that are generated: for files, and for resources in Terraform and CloudFormation.
import { parseArn } from '../../model/arn.ts';
import type { ChosenPrincipal } from './choose-principals.ts';

const LONGEST = 100;

/**
 * The name of the role, user or permission set; where two would be the same, also when letters differ in case only, with the account before it,
 * and a number after it if need be. What IAM does not take in names of policies becomes `-`.
 */
export function policyNames(chosen: readonly ChosenPrincipal[]): readonly string[] {
  const short = chosen.map((one) => safe(shortName(one)));
  const times = new Map<string, number>();
  for (const name of short) times.set(name.toLowerCase(), (times.get(name.toLowerCase()) ?? 0) + 1);
  const taken = new Set<string>();
  return chosen.map((one, index) => {
    const name = short[index] ?? '';
    const isShared = (times.get(name.toLowerCase()) ?? 0) > 1;
    const wanted = isShared ? safe(`${accountOf(one)}-${name}`) : name;
    let free = wanted;
    for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${wanted}-${number}`;
    taken.add(free.toLowerCase());
    return free;
  });
}

function shortName({ holders, permissionSet }: ChosenPrincipal): string {
  const [first = ''] = holders;
  return permissionSet ?? first.slice(first.lastIndexOf('/') + 1);
}

function accountOf({ holders: [first = ''] }: ChosenPrincipal): string {
  return parseArn(first)?.account ?? '';
}

function safe(name: string): string {
  const clean = name
    .replace(/[^\w+=,.@-]/g, '-')
    .replace(/^[.-]+/, '')
    .slice(0, LONGEST);
  return clean === '' ? 'policy' : clean;
}
