// Two policies that speak of the same requests, as one text: the engine takes one policy of a resource.
import type { StoredPolicy } from '../../cloud/stored-policy.ts';

type Json = { readonly [member: string]: unknown };

const joined = new WeakMap<StoredPolicy, WeakMap<StoredPolicy, StoredPolicy>>();

/** All statements of both. The same object as long as neither is replaced, so that what was compiled of it is found again. */
export function joinedPolicies(first: StoredPolicy, second: StoredPolicy): StoredPolicy {
  let ofFirst = joined.get(first);
  if (ofFirst === undefined) {
    ofFirst = new WeakMap();
    joined.set(first, ofFirst);
  }
  let policy = ofFirst.get(second);
  if (policy === undefined) {
    policy = join(first, second);
    ofFirst.set(second, policy);
  }
  return policy;
}

function join(first: StoredPolicy, second: StoredPolicy): StoredPolicy {
  const statements = [...statementsOf(first), ...statementsOf(second)];
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  const principals = [...first.principals, ...second.principals].map(([arn, id]) =>
    isSession(arn) ? ([arn, id] as const) : ([id, id] as const),
  );
  return { text, principals };
}

function statementsOf({ text, principals }: StoredPolicy): readonly Json[] {
  const { Version, Statement } = JSON.parse(text) as { readonly Version?: string; readonly Statement: Json | readonly Json[] };
  const ids = new Map(principals.filter(([arn]) => !isSession(arn)));
  return (Array.isArray(Statement) ? (Statement as readonly Json[]) : [Statement as Json]).map((statement) =>
    Version === '2012-10-17' ? bound(statement, ids) : literal(bound(statement, ids)),
  );
}

/** A session is bound to its role, but is not the role. */
function isSession(arn: string): boolean {
  return arn.includes(':assumed-role/');
}

/** Principals by their ids: the two policies may have bound the same ARN to different ones. */
function bound(statement: Json, ids: ReadonlyMap<string, string>): Json {
  const byId = (value: unknown): unknown => (typeof value === 'string' ? (ids.get(value) ?? value) : value);
  return Object.fromEntries(
    Object.entries(statement).map(([name, element]) => {
      if (!/^(?:Not)?Principal$/.test(name) || typeof element !== 'object' || element === null) return [name, element];
      const { AWS, ...others } = element as Json;
      return [name, { ...others, ...(AWS !== undefined && { AWS: Array.isArray(AWS) ? AWS.map(byId) : byId(AWS) }) }];
    }),
  );
}

/** Before version 2012-10-17 `${` stands for itself. IAM User Guide, IAM policy elements: Variables. */
function literal(statement: Json): Json {
  return JSON.parse(JSON.stringify(statement).replaceAll('${', '${$}{')) as Json;
}
