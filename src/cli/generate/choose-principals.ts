// The principals that a policy is asked for, found among those that the logs show.
import { BRAND } from '../../brand.ts';
import { didYouMean } from '../../estate/did-you-mean.ts';
import { parseArn } from '../../model/arn.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import { lastName, nearPrincipals, someOf } from './near-principals.ts';
import type { SeenPrincipal } from './seen-principal.ts';

/** One policy is written for it: a role or user, or a permission set with its roles in all accounts. */
export interface ChosenPrincipal {
  /** What it was asked for as. */
  readonly asked: string;
  /** ARNs of the role or user, or of all roles of the permission set; sorted. */
  readonly holders: readonly string[];
  readonly permissionSet?: string;
}

const SET = /^sso:(.+)$/;
const NEAR = 8;

/**
 * `asked` is the ARN of a role (with its path or without), of a session of it, of a user or federated user, or `sso:NAME` of a permission set. The
 * role of a permission set stands for the set: all its roles are one policy. Errors are sentences that say what is there instead.
 */
export function choosePrincipal(asked: string, seen: readonly SeenPrincipal[]): Result<ChosenPrincipal, string> {
  const set = SET.exec(asked)?.[1];
  if (set !== undefined) return chooseSet(asked, set, seen);
  const found = matching(asked, seen);
  const [one] = found;
  if (one === undefined) return fail(notSeen(asked, seen));
  if (found.length > 1)
    return fail(`\`${asked}\` is not told from others by its name; give one of ${found.map(({ id }) => id).join(', ')}`);
  if (one.notEditable !== undefined) return fail(`no policy can be written for \`${one.id}\`: it is ${one.notEditable}`);
  if (one.permissionSet !== undefined) return chooseSet(asked, one.permissionSet, seen);
  return ok({ asked, holders: [one.id] });
}

/** Each principal that a policy can be written for; the roles of a permission set once. */
export function chooseAll(seen: readonly SeenPrincipal[]): readonly ChosenPrincipal[] {
  const chosen = new Map<string, ChosenPrincipal>();
  for (const { id, notEditable, permissionSet } of seen) {
    if (notEditable !== undefined) continue;
    const asked = permissionSet === undefined ? id : `sso:${permissionSet}`;
    const found = choosePrincipal(asked, seen);
    if (found.ok) chosen.set(asked, found.value);
  }
  return [...chosen.values()];
}

function chooseSet(asked: string, set: string, seen: readonly SeenPrincipal[]): Result<ChosenPrincipal, string> {
  const roles = seen.filter(({ permissionSet }) => permissionSet === set).map(({ id }) => id);
  if (roles.length > 0) return ok({ asked, holders: roles.toSorted(), permissionSet: set });
  const names = [...new Set(seen.flatMap(({ permissionSet }) => (permissionSet === undefined ? [] : [permissionSet])))].toSorted();
  const hint = didYouMean(set, names);
  const there = names.length === 0 ? 'the logs show none' : `the logs show ${names.slice(0, NEAR).join(', ')}`;
  return fail(`no role of a permission set \`${set}\` was seen: ${hint ?? there}`);
}

function matching(asked: string, seen: readonly SeenPrincipal[]): readonly SeenPrincipal[] {
  const exact = seen.filter(({ id }) => id === asked);
  if (exact.length > 0) return exact;
  const arn = parseArn(asked);
  if (arn === undefined) return [];
  const [kind = '', ...names] = arn.resource.split('/');
  // A session's ARN lacks the path of its role, and so does many a role ARN that is written by hand.
  const name =
    arn.service === 'sts' && kind === 'assumed-role' ? names[0] : arn.service === 'iam' && kind === 'role' ? names.at(-1) : undefined;
  if (name === undefined || (arn.service === 'iam' && names.length > 1)) return [];
  return seen.filter(({ kind: seenKind, account, id }) => seenKind === 'role' && account === arn.account && lastName(id) === name);
}

function notSeen(asked: string, seen: readonly SeenPrincipal[]): string {
  const near = nearPrincipals(
    asked,
    seen.filter(({ notEditable }) => notEditable === undefined).map(({ id }) => id),
  );
  const all = `\`${BRAND} generate\` without --principal lists everybody`;
  const service = parseArn(asked)?.service;
  // What is the name of nobody has not done nothing.
  if (service !== 'iam' && service !== 'sts') {
    const meant = near.length === 0 ? '' : `you may mean ${someOf(near, NEAR)}; `;
    return `--principal takes the ARN of a role or user, or sso:NAME, and \`${asked}\` is neither; ${meant}${all}`;
  }
  return `\`${asked}\` did nothing that was read; ${near.length === 0 ? '' : `seen were ${someOf(near, NEAR)}; `}${all}`;
}
