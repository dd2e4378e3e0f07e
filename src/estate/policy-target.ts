// What a policy document itself tells of where it is attached.
import { parseArn } from '../model/arn.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonNode } from '../policy/json-node.ts';
import { carrierOf } from './resource-carrier.ts';

export interface PolicyTarget {
  /** Whether a statement names principals: resource policies do, identity policies may not. */
  readonly hasPrincipal: boolean;
  /** The one resource that its Resource elements name; undefined if they name none (`*`) or several. */
  readonly arn: string | undefined;
}

export function policyTarget(document: JsonNode | undefined): PolicyTarget {
  const named = new Set<string>();
  let hasPrincipal = false;
  for (const statement of statementsOf(document)) {
    if (statement.kind !== 'object') continue;
    if (findMember(statement, 'Principal') !== undefined || findMember(statement, 'NotPrincipal') !== undefined) hasPrincipal = true;
    for (const resource of listOf(findMember(statement, 'Resource'))) {
      if (resource.kind !== 'string' || parseArn(resource.value) === undefined) continue;
      const carrier = carrierOf(resource.value);
      if (!/[*?$]/.test(carrier)) named.add(carrier);
    }
  }
  const [only] = named;
  return { hasPrincipal, arn: named.size === 1 ? only : undefined };
}

function statementsOf(document: JsonNode | undefined): readonly JsonNode[] {
  return document?.kind === 'object' ? listOf(findMember(document, 'Statement')) : [];
}

/** IAM lets a single value stand without its list. */
function listOf(node: JsonNode | undefined): readonly JsonNode[] {
  if (node === undefined) return [];
  return node.kind === 'array' ? node.items : [node];
}
