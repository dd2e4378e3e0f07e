// A resource of chance with the changes made that a finding about it proposes.
import type { Finding } from '../../src/analyze/finding.ts';
import type { DrawnResource, Json } from './random-estate.ts';
import { ROLE } from './random-estate.ts';

export function closed(resource: DrawnResource, { closing, principal }: Finding): DrawnResource {
  const name = Object.values(principal)[0] ?? '';
  let form = resource.form;
  // From the last statement to the first, so that places stay what they are.
  for (const change of (closing ?? []).toSorted((a, b) => (b.index ?? 0) - (a.index ?? 0))) {
    if (change.index !== null) form = withStatement(form, resource.kind === ROLE ? 'trust' : 'policy', change.index, change.statement);
    else if (change.kind === 'unshare') form = { ...form, share: unshared(form['share'] as Json, name) };
    else if (change.kind === 'removeListEntry') form = { ...form, s3: unlisted(form['s3'] as Json, name) };
    else form = { ...form, grants: [] };
  }
  return { ...resource, form };
}

function withStatement(form: Json, key: string, index: number, statement: unknown): Json {
  const policy = form[key] as Json;
  const Statement = (policy['Statement'] as readonly unknown[]).flatMap((old, at) =>
    at !== index ? [old] : statement === null ? [] : [statement],
  );
  // A policy needs a statement; one that says nothing stands for none.
  return { ...form, [key]: { ...policy, Statement: Statement.length > 0 ? Statement : [nothing(key)] } };
}

function nothing(key: string): Json {
  const statement = { Effect: 'Deny', Principal: '*', Action: 'iam:Nothing' };
  return key === 'trust' ? statement : { ...statement, Resource: '*' };
}

function unshared(share: Json, name: string): Json {
  const accounts = (share['accounts'] as readonly string[]).filter((id) => id !== name);
  return { accounts, public: share['public'] === true && name !== '*' };
}

function unlisted(s3: Json, name: string): Json {
  const acl = s3['acl'] as readonly Json[];
  return { ...s3, acl: acl.filter(({ account, group }) => (name === '*' ? group === undefined : account !== name)) };
}
