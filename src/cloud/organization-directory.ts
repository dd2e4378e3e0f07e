// What the cloud asks of the Organizations service: which accounts there are, where they stand, and which policies stand above them.
import type { CompiledPolicy } from '../evaluate/compile-policy.ts';
import type { AccountFacts, AccountId } from '../model/account.ts';
import type { PolicyLevel } from '../model/policy-set.ts';
import type { StateReader } from './state/table.ts';

export interface AccountView {
  readonly id: AccountId;
  readonly name: string;
  readonly email: string;
  /** `ACTIVE`, `SUSPENDED`, … */
  readonly status: string;
  /** Absent: in no organization. */
  readonly organizationId?: string;
  readonly management: boolean;
}

export interface OrganizationDirectory {
  readonly accounts: (state: StateReader) => readonly AccountView[];
  readonly account: (state: StateReader, id: AccountId) => AccountView | undefined;
  readonly facts: (state: StateReader, id: AccountId) => AccountFacts;
  /** From the root down; undefined where SCPs have no say: no organization, the type not enabled. (The engine knows the management account's exemption.) */
  readonly scp: (state: StateReader, id: AccountId) => readonly PolicyLevel<CompiledPolicy>[] | undefined;
  readonly rcp: (state: StateReader, id: AccountId) => readonly PolicyLevel<CompiledPolicy>[] | undefined;
  /** Whether the account is a delegated administrator of its organization for a service (`iam.amazonaws.com`). */
  readonly delegates?: (state: StateReader, id: AccountId, service: string) => boolean;
}
