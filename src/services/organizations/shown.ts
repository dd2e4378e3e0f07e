// How rows look in answers.
import type {
  Account,
  CreateAccountStatus,
  Handshake,
  HandshakeResource,
  Organization,
  OrganizationalUnit,
  PolicySummary,
  Root,
} from '../../cloud/model/generated/organizations.ts';
import { isBuiltIn } from './built-in-policies.ts';
import { handshakeArn, nodeArn, organizationArn, policyArn } from './resource-arn.ts';
import type { AccountRow, CreationRow, HandshakeRow, OrganizationRow, PolicyRow, UnitRow } from './rows.ts';
import { SCP } from './policy-kinds.ts';
import { lineage, type Snapshot } from './snapshot.ts';

export function shownOrganization({ row, accounts }: Snapshot): Organization {
  return {
    Id: row.id,
    Arn: organizationArn(row),
    FeatureSet: row.featureSet,
    MasterAccountArn: nodeArn(row, row.managementAccount),
    MasterAccountId: row.managementAccount,
    MasterAccountEmail: accounts.get(row.managementAccount)?.email,
    // Deprecated, and said to be incomplete: AWS answers this whatever is enabled.
    AvailablePolicyTypes: row.featureSet === 'ALL' ? [{ Type: SCP, Status: 'ENABLED' }] : [],
  };
}

export function shownAccount(snapshot: Snapshot, { id, name, email, status, membership }: AccountRow): Account {
  const line = lineage(snapshot, id);
  return {
    Id: id,
    Arn: nodeArn(snapshot.row, id),
    Email: email,
    Name: name,
    Status: status,
    State: status === 'SUSPENDED' ? 'CLOSED' : status,
    Paths: [`${[snapshot.row.id, ...line].join('/')}/`],
    ...(membership !== undefined && { JoinedMethod: membership.method, JoinedTimestamp: new Date(membership.since) }),
  };
}

export function shownRoot({ row }: Snapshot): Root {
  return {
    Id: row.root,
    Arn: nodeArn(row, row.root),
    Name: 'Root',
    PolicyTypes: row.policyTypes.map((Type) => ({ Type, Status: 'ENABLED' })),
  };
}

export function shownUnit(snapshot: Snapshot, { id, name }: UnitRow): OrganizationalUnit {
  const { row } = snapshot;
  return { Id: id, Arn: nodeArn(row, id), Name: name, Path: `${[row.id, ...lineage(snapshot, id)].join('/')}/` };
}

export function shownPolicy(owner: OrganizationRow, policy: PolicyRow): PolicySummary {
  const { id, name, description, type } = policy;
  return { Id: id, Arn: policyArn(owner, policy), Name: name, Description: description, Type: type, AwsManaged: isBuiltIn(id) };
}

export function shownCreation({ id, name, requested, completed, account, failure }: CreationRow): CreateAccountStatus {
  return {
    Id: id,
    AccountName: name,
    State: failure === undefined ? 'SUCCEEDED' : 'FAILED',
    RequestedTimestamp: new Date(requested),
    CompletedTimestamp: new Date(completed),
    ...(account !== undefined && { AccountId: account }),
    ...(failure !== undefined && { FailureReason: failure }),
  };
}

/** `now` in milliseconds: a request that nobody answered in time has expired. */
export function stateOf({ state, expires }: HandshakeRow, now: number): HandshakeRow['state'] {
  return state === 'REQUESTED' && now >= expires ? 'EXPIRED' : state;
}

export function shownHandshake(row: HandshakeRow, partition: string, now: number, manager: AccountRow | undefined): Handshake {
  const { id, action, organization, managementAccount, target, notes, requested, expires } = row;
  const about: HandshakeResource[] = [
    { Type: 'MASTER_EMAIL', Value: manager?.email },
    { Type: 'MASTER_NAME', Value: manager?.name },
    { Type: 'ORGANIZATION_FEATURE_SET', Value: 'ALL' },
  ];
  return {
    Id: id,
    Arn: handshakeArn(partition, row),
    Parties: [
      { Id: organization.slice('o-'.length), Type: 'ORGANIZATION' },
      ...(target === undefined ? [{ Id: managementAccount, Type: 'ACCOUNT' }] : [{ Id: target.id, Type: target.type }]),
    ],
    State: stateOf(row, now),
    RequestedTimestamp: new Date(requested),
    ExpirationTimestamp: new Date(expires),
    Action: action,
    Resources: [
      { Type: 'ORGANIZATION', Value: organization, Resources: about },
      ...(target === undefined ? [] : [{ Type: target.type, Value: target.id }]),
      ...(notes === undefined ? [] : [{ Type: 'NOTES', Value: notes }]),
    ],
  };
}
