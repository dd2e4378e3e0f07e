// Binds the principals of a policy to unique ids when it is saved, and shows and compiles it by what they are today.
import { type CompiledPolicy, compilePolicy } from '../evaluate/compile-policy.ts';
import type { PolicyDescription } from '../model/decision.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Policy, Text } from '../policy/ast.ts';
import { parsePolicyText } from '../policy/parse-policy.ts';
import type { Identities } from './identities.ts';
import type { StateReader } from './state/table.ts';
import type { StoredPolicy } from './stored-policy.ts';

export interface PrincipalScope {
  readonly state: StateReader;
  readonly identities: Pick<Identities, 'idOf' | 'arnOf' | 'idOfRole'>;
}

const PRINCIPAL_ARN = /^arn:[\w-]+:iam::\d{12}:(?:user|role)\/.+$/;
const SESSION_ARN = /^arn:([\w-]+):sts::(\d{12}):assumed-role\/([^/]+)\/.+$/;
const OTHER_ARN = /^arn:[\w-]+:(?:iam::\d{12}:(?:root|saml-provider\/.+|oidc-provider\/.+)|sts::\d{12}:federated-user\/.+)$/;

/**
 * What to store of a policy that was parsed from text: the text, and the unique id of every user and role that it names.
 * Fails with the first AWS principal that does not exist, as AWS does; accounts are taken as they are.
 * Source: IAM User Guide, AWS JSON policy elements: Principal.
 */
export function bindPolicy(policy: Policy, scope: PrincipalScope): Result<StoredPolicy, string> {
  const principals: (readonly [string, string])[] = [];
  for (const { value } of namedPrincipals(policy)) {
    if (value === '*' || /^\d{12}$/.test(value) || OTHER_ARN.test(value)) continue;
    const id = idOf(value, scope);
    if (id === undefined) return fail(value);
    principals.push([value, id]);
  }
  return ok({ text: policy.source.text.slice(policy.span.start, policy.span.end), principals });
}

function namedPrincipals(policy: Policy): readonly Text[] {
  return policy.statements.flatMap(({ principal }) =>
    (principal?.entries ?? []).filter(({ type }) => type === 'AWS').map(({ value }) => value),
  );
}

/** A session is bound to its role: the session itself may come later. */
function idOf(principal: string, { state, identities }: PrincipalScope): string | undefined {
  if (PRINCIPAL_ARN.test(principal)) return identities.idOf(state, principal);
  const [, partition, account = '', role = ''] = SESSION_ARN.exec(principal) ?? [];
  if (partition === undefined) return undefined;
  return identities.idOfRole?.(state, account, role) ?? identities.idOf(state, `arn:${partition}:iam::${account}:role/${role}`);
}

/** The text as AWS shows it today: renamed principals under their new ARN, those that are gone by their unique id. */
export function shownPolicy(stored: StoredPolicy, scope: PrincipalScope): string {
  const moved = movedPrincipals(stored, scope);
  return moved === undefined ? stored.text : replacePrincipals(stored.text, moved);
}

function movedPrincipals({ principals }: StoredPolicy, { state, identities }: PrincipalScope): ReadonlyMap<string, string> | undefined {
  let moved: Map<string, string> | undefined;
  for (const [arn, id] of principals) {
    const role = SESSION_ARN.test(arn) ? idOf(arn, { state, identities }) : identities.idOf(state, arn);
    if (role === id) continue;
    moved ??= new Map();
    moved.set(arn, (SESSION_ARN.test(arn) ? undefined : identities.arnOf(state, id)) ?? id);
  }
  return moved;
}

function replacePrincipals(text: string, moved: ReadonlyMap<string, string>): string {
  const { policy } = parsePolicyText({ name: 'stored policy', text });
  if (policy === undefined) throw new Error('a stored policy does not parse');
  let shown = '';
  let from = 0;
  const places = namedPrincipals(policy).toSorted((a, b) => a.span.start - b.span.start);
  for (const { value, span } of places) {
    const now = moved.get(value);
    if (now === undefined) continue;
    shown += text.slice(from, span.start) + JSON.stringify(now);
    from = span.end;
  }
  return shown + text.slice(from);
}

interface Compiled {
  readonly shown: string;
  readonly compiled: CompiledPolicy;
}

const remembered = new WeakMap<StoredPolicy, Compiled>();

/** The policy ready to decide with; remembered by the stored object while its principals stay the same. A stored policy has one description. */
export function compileStored(stored: StoredPolicy, description: PolicyDescription, scope: PrincipalScope): CompiledPolicy {
  const shown = shownPolicy(stored, scope);
  const known = remembered.get(stored);
  if (known !== undefined && known.shown === shown) return known.compiled;
  const { policy } = parsePolicyText({ name: description.name, text: shown });
  if (policy === undefined) throw new Error(`the stored ${description.name} does not parse`);
  const compiled = compilePolicy(policy, description);
  remembered.set(stored, { shown, compiled });
  return compiled;
}
