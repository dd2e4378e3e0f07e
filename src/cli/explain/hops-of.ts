// A chain of role assumptions as requests: each session assumes the next role, the last one makes the request.
import type { RequestQuery, SessionQuery } from '../../estate/request-query.ts';
import { parseArn } from '../../model/arn.ts';
import { UsageError } from '../usage-error.ts';

/** Context that belongs to assuming a role, and to no later request. */
const ASSUMING_ONLY = /^sts:/;

type Context = NonNullable<RequestQuery['context']>;

/**
 * The requests in order; only the request itself when no role is assumed. What the query says of the session is said of the session that
 * the last role gives: its name, policies and tags are passed when that role is assumed. Tags and a source identity ask for permissions of
 * their own (IAM User Guide: Pass session tags; Monitor and control actions taken with assumed roles).
 */
export function hopsOf(query: RequestQuery, roles: readonly string[]): readonly RequestQuery[] {
  if (roles.length === 0) return [query];
  const { session: own = {}, ...request } = query;
  // The resource's owner, the calling service and the endpoint are those of the request itself.
  const { resourceAccount: _owner, via: _via, vpcEndpoint: _endpoint, ...assuming } = request;
  const hops: RequestQuery[] = [];
  let { principal } = query;
  let session: SessionQuery = {};
  for (const [index, role] of roles.entries()) {
    const isLast = index === roles.length - 1;
    const asked: SessionQuery = isLast ? own : pick(own, ['sourceIdentity']);
    const name = own.name ?? 'session';
    const context = new Map([...assumingContext(asked, name, index === 0 && own.mfa === true), ...(query.context ?? [])]);
    const passed = { ...assuming, ...(isEmpty(session) ? {} : { session }), principal, resource: role, context };
    for (const action of actionsOf(asked)) hops.push({ ...passed, action });
    principal = sessionArn(role, name);
    session = {
      ...pick(own, ['sourceIdentity']),
      ...(index === 0 ? pick(own, ['mfa']) : {}),
      ...(isLast ? pick(own, ['policies', 'policyArns', 'tags']) : {}),
    };
  }
  const context = new Map([...(query.context ?? [])].filter(([key]) => !ASSUMING_ONLY.test(key)));
  return [...hops, { ...request, ...(isEmpty(session) ? {} : { session }), principal, context }];
}

function actionsOf({ tags, sourceIdentity }: SessionQuery): readonly string[] {
  return [
    'sts:AssumeRole',
    ...(tags === undefined || tags.size === 0 ? [] : ['sts:TagSession']),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ];
}

/** What the call that assumes a role carries. */
function assumingContext({ tags, sourceIdentity }: SessionQuery, name: string, mfa: boolean): Context {
  const context = new Map<string, string | readonly string[]>([['sts:rolesessionname', name]]);
  for (const [key, value] of tags ?? []) context.set(`aws:requesttag/${key.toLowerCase()}`, value);
  if (tags !== undefined && tags.size > 0) context.set('aws:tagkeys', [...tags.keys()]);
  if (sourceIdentity !== undefined) context.set('sts:sourceidentity', sourceIdentity);
  if (mfa) context.set('aws:multifactorauthpresent', 'true');
  return context;
}

function sessionArn(role: string, name: string): string {
  const arn = parseArn(role);
  if (arn === undefined || arn.service !== 'iam' || !arn.resource.startsWith('role/')) {
    throw new UsageError(`--assume takes the ARN of a role, not \`${role}\``);
  }
  return `arn:${arn.partition}:sts::${arn.account}:assumed-role/${arn.resource.slice(arn.resource.lastIndexOf('/') + 1)}/${name}`;
}

function pick<K extends keyof SessionQuery>(session: SessionQuery, keys: readonly K[]): SessionQuery {
  return Object.fromEntries(keys.flatMap((key) => (session[key] === undefined ? [] : [[key, session[key]]])));
}

function isEmpty(session: SessionQuery): boolean {
  return Object.keys(session).length === 0;
}
