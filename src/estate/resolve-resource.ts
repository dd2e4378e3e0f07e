// Finds out what is acted on: its owner, its tags, and everything on its side that may say yes or no.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import type { KmsGrant, S3Facts, ShareAttribute } from '../model/policy-set.ts';
import { fail, ok, type Result } from '../model/result.ts';
import { quoteInput } from '../policy/quote-input.ts';
import type { Lookup } from './carried-policies.ts';
import { missingOwner } from './describe-missing.ts';
import { estateIndex } from './estate-index.ts';
import type { EstatePolicy, EstateResource } from './estate.ts';
import { noteUnknownResource } from './note-unknown-resource.ts';
import { type QueryError, queryError } from './query-error.ts';
import type { RequestQuery } from './request-query.ts';
import { carrierOf } from './resource-carrier.ts';
import { resolveAssumedRole } from './resolve-assumed-role.ts';
import { isBucketWrite, isS3Bucketed, s3Facts } from './s3-facts.ts';
import { TRUST_ACTIONS } from '../policy/trust-actions.ts';

export interface ResolvedResource {
  /** Absent: nobody's in particular. */
  readonly owner?: AccountId;
  readonly tags?: ReadonlyMap<string, string>;
  readonly policy?: EstatePolicy;
  readonly grants?: readonly KmsGrant[];
  readonly s3?: S3Facts;
  readonly share?: ShareAttribute;
  /** Tags of the very object, which conditions see as `s3:ExistingObjectTag/…`. */
  readonly objectTags?: ReadonlyMap<string, string>;
}

/** `caller` is the account of the caller, to whom a resource of unknown owner is taken to belong. */
export function resolveResource(lookup: Lookup, query: RequestQuery, caller: AccountId | undefined): Result<ResolvedResource, QueryError> {
  const arn = query.resource;
  if (arn === '*') return ok(query.resourceAccount === undefined ? {} : { owner: query.resourceAccount });
  const parts = parseArn(arn);
  if (parts === undefined) {
    const hint = 'give its ARN, or `*` for an action that has no resource';
    return fail(queryError('resource', 'bad-resource', `${quoteInput(arn)} is not the ARN of a resource`, hint));
  }
  const found = findEntries(lookup, arn);
  const named = /^\d{12}$/.test(parts.account) ? parts.account : found?.entry.account;
  if (named !== undefined && query.resourceAccount !== undefined && query.resourceAccount !== named) {
    const message = `${quoteInput(arn)} belongs to account ${named}, not to ${query.resourceAccount}`;
    return fail(queryError('resourceAccount', 'wrong-account', message, 'remove `resourceAccount`'));
  }
  const owner = named ?? query.resourceAccount ?? assumedOwner(lookup, arn, parts.account, caller);
  if (parts.service === 'iam') return ok(resolveIamResource(lookup, query, arn, owner));
  if (found === undefined) {
    noteUnknownResource(lookup, arn, owner);
    return ok(owner === undefined ? {} : { owner });
  }
  return ok(describeFound(lookup, query, found, owner));
}

/** Managed policies of AWS and the like belong to nobody here, and that is no gap. */
function assumedOwner(lookup: Lookup, arn: string, account: string, caller: AccountId | undefined): AccountId | undefined {
  if (account === '') lookup.missing.push(missingOwner(arn));
  return caller;
}

interface Found {
  /** The entry that carries the policy; the part's own one where only that is given. */
  readonly entry: EstateResource;
  /** The entry of the very resource, where it is a part of another one. */
  readonly part?: EstateResource;
  readonly isCarrier: boolean;
}

function findEntries(lookup: Lookup, arn: string): Found | undefined {
  const carrier = carrierOf(arn);
  const entry = findEntry(lookup, carrier);
  const part = carrier === arn ? undefined : findEntry(lookup, arn);
  if (entry !== undefined) return { entry, ...(part !== undefined && { part }), isCarrier: true };
  return part === undefined ? undefined : { entry: part, part, isCarrier: false };
}

function findEntry({ estate }: Lookup, arn: string): EstateResource | undefined {
  const account = parseArn(arn)?.account ?? '';
  return account === '' ? estateIndex(estate).accountless.get(arn) : estate.accounts.get(account)?.resources.get(arn);
}

function describeFound(lookup: Lookup, query: RequestQuery, found: Found, owner: AccountId | undefined): ResolvedResource {
  const { entry, part } = found;
  if (!found.isCarrier || !entry.policyKnown) noteUnknownResource(lookup, query.resource, owner, entry);
  const bucketed = isS3Bucketed(entry.arn);
  const tags = bucketed || part === undefined ? entry.tags : part.tags;
  const share = part?.share ?? entry.share;
  return {
    ...(owner !== undefined && { owner }),
    tags,
    ...(entry.policy !== undefined && { policy: entry.policy }),
    ...(entry.grants.length > 0 && { grants: entry.grants }),
    ...(share !== undefined && { share }),
    ...(bucketed && { s3: s3Facts(lookup.estate, query, entry, part) }),
    ...(bucketed && part !== undefined && !isBucketWrite(query.action) && { objectTags: part.tags }),
  };
}

/** Roles answer with their trust policy; other resources of IAM have no policy that others could be granted by. */
function resolveIamResource(lookup: Lookup, query: RequestQuery, arn: string, owner: AccountId | undefined): ResolvedResource {
  const assuming = TRUST_ACTIONS.has(query.action.toLowerCase());
  const role = resolveAssumedRole(lookup, arn, assuming);
  const tags = role?.tags ?? userTags(lookup, arn);
  return {
    ...(owner !== undefined && { owner }),
    ...(tags !== undefined && { tags }),
    ...(assuming && role !== undefined && { policy: role.trust }),
  };
}

function userTags({ estate }: Lookup, arn: string): ReadonlyMap<string, string> | undefined {
  const parts = parseArn(arn);
  if (parts === undefined || !parts.resource.startsWith('user/')) return undefined;
  const user = estate.accounts.get(parts.account)?.users.get(arn.slice(arn.lastIndexOf('/') + 1));
  return user?.arn === arn ? user.tags : undefined;
}
