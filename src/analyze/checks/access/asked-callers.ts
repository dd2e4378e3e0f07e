// The callers about whom a question on resource policies is asked: one of each class that the policies can tell apart.
import { prepareQuery } from '../../../evaluate/query.ts';
import type { Query } from '../../../evaluate/query.ts';
import type { ContextValue } from '../../../model/request.ts';
import type { Policy, Text } from '../../../policy/ast.ts';
import { DEFAULT_BUDGET, Undecided } from '../../../reason/budget.ts';
import { type CallerClass, callerClasses } from '../../../reason/caller/caller-classes.ts';
import { callerSetting } from '../../../reason/caller/caller-setting.ts';
import { mentionsOf } from '../../../reason/caller/mentions.ts';
import { openPrincipals } from './open-principals.ts';

export interface AskedCaller {
  readonly query: Query;
  /** Condition keys that follow from the caller, lower case; undefined: its requests do not carry the key. */
  readonly keys: ReadonlyMap<string, ContextValue | undefined>;
}

/** A text says why there is no answer. */
export function askedCallers(...policies: readonly Policy[]): readonly AskedCaller[] | string {
  try {
    const opened = policies.map(openPrincipals);
    const mentions = mentionsOf(opened.map((policy) => ({ policy, type: 'resource' }) as const));
    const around = { mentions, listed: [], known: new Map(), serviceLinked: false, sessionsApart: false } as const;
    return partitionsOf(opened).flatMap((partition) =>
      callerClasses({ ...around, partition }, DEFAULT_BUDGET).map((caller) => asked(caller, mentions.keys)),
    );
  } catch (error) {
    if (error instanceof Undecided) return error.reason;
    throw error;
  }
}

/** `aws`, and every other partition that principals or conditions name. */
function partitionsOf(policies: readonly Policy[]): readonly string[] {
  const found = new Set(['aws']);
  const note = ({ value }: Text): void => {
    const name = /^arn:(aws[a-z-]*):/.exec(value)?.[1];
    if (name !== undefined) found.add(name);
  };
  for (const { principal, condition } of policies.flatMap(({ statements }) => statements)) {
    for (const { value } of principal?.entries ?? []) note(value);
    for (const { values } of condition) values.forEach(note);
  }
  return [...found].sort();
}

function asked(caller: CallerClass, mentioned: ReadonlySet<string>): AskedCaller {
  const account = caller.account;
  const request = {
    principal: caller.principal,
    ...(account === undefined ? {} : { caller: account }),
    action: 'a:a',
    resource: { arn: '*' },
    context: new Map<string, ContextValue>(),
  };
  const query = prepareQuery(request, { identity: [] }, {});
  const setting = callerSetting(query, caller.single === true);
  const keys = new Map<string, ContextValue | undefined>();
  for (const name of [...mentioned].sort()) {
    // Whose the resource is, and whether a service forwards the call, does not follow from the caller here.
    if (NOT_OF_CALLER.has(name)) continue;
    const known = setting.key(name);
    if (known.known) keys.set(name, known.value);
  }
  return { query, keys };
}

const NOT_OF_CALLER: ReadonlySet<string> = new Set([
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:viaawsservice',
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
]);
