// Joins what several files tell of one resource.
import type { KmsGrant } from '../model/policy-set.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { agree } from './draft-entry.ts';
import type { AccountDraft, ResourceFacts } from './estate-draft.ts';
import type { Place, Placed } from './place.ts';
import type { Report } from './report.ts';

/** Adds facts about a resource to its account. */
export function addResourceFacts(report: Report, account: AccountDraft, arn: string, place: Place, facts: ResourceFacts): void {
  const known = account.resources.get(arn);
  if (known === undefined) account.resources.set(arn, { arn, place, facts });
  else known.facts = joinFacts(report, arn, known.facts, facts);
}

function joinFacts(report: Report, arn: string, a: ResourceFacts, b: ResourceFacts): ResourceFacts {
  const named = (fact: string): string => `${fact} of ${quoteInput(arn)}`;
  const join = <T>(first: Placed<T> | undefined, second: Placed<T> | undefined, fact: string): Placed<T> | undefined =>
    second === undefined ? first : agree(report, first, second, named(fact));
  const policy = join(a.policy, b.policy, 'the policy');
  const tags = join(a.tags, b.tags, 'the set of tags');
  const share = join(a.share, b.share, 'the sharing');
  const s3 = join(a.s3, b.s3, 'the `s3` part');
  const publicAccessBlock = join(a.publicAccessBlock, b.publicAccessBlock, 'the public access block');
  const kmsKey = join(a.kmsKey, b.kmsKey, 'the key');
  const scanning = join(a.scanning, b.scanning, 'the scanning');
  const accessPoint = join(a.accessPoint, b.accessPoint, 'the `accessPoint` part');
  const lambda = join(a.lambda, b.lambda, 'the `lambda` part');
  const grants = joinGrants(report, arn, a.grants, b.grants);
  return {
    policyUnknown: a.policyUnknown === true || b.policyUnknown === true,
    complete: a.complete === true || b.complete === true,
    ...(policy && { policy }),
    ...(tags && { tags }),
    ...(share && { share }),
    ...(s3 && { s3 }),
    ...(publicAccessBlock && { publicAccessBlock }),
    ...(kmsKey && { kmsKey }),
    ...(scanning && { scanning }),
    ...(accessPoint && { accessPoint }),
    ...(lambda && { lambda }),
    ...(grants && { grants }),
  };
}

type Grants = readonly Placed<KmsGrant>[];

/** Grants are told apart by id, so that two pages of one list join. */
function joinGrants(report: Report, arn: string, a: Grants | undefined, b: Grants | undefined): Grants | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  const byId = new Map(a.map((grant) => [grant.value.id, grant]));
  for (const grant of b) {
    const { id } = grant.value;
    byId.set(id, agree(report, byId.get(id), grant, `grant ${quoteInput(id)} of ${quoteInput(arn)}`));
  }
  return [...byId.values()];
}
