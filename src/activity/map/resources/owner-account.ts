// The account that a call says its resource is in, which need not be the caller's.
import type { EventMembers } from '../actions/event-facts.ts';

/** Service → member. Source: request parameters in the services' API references. */
const MEMBERS: ReadonlyMap<string, string> = new Map([
  ['backup', 'backupVaultAccountId'],
  ['codeartifact', 'domainOwner'],
  ['ecr', 'registryId'],
  ['glue', 'catalogId'],
  ['sqs', 'queueOwnerAWSAccountId'],
]);

/** Undefined for services without such a member. */
export function ownerMember(service: string): string | undefined {
  return MEMBERS.get(service);
}

/** Undefined where the call says nothing. */
export function ownerAccount(service: string, parameters: EventMembers): string | undefined {
  const member = MEMBERS.get(service);
  const given = member === undefined ? undefined : parameters.get(member);
  return typeof given === 'string' && /^\d{12}$/u.test(given) ? given : undefined;
}
