// An estate while its files are being read: everything with its place, names not yet looked up, repeats noted.
import type { AccountId } from '../model/account.ts';
import type { KmsGrant, PublicAccessBlock, ShareAttribute } from '../model/policy-set.ts';
import type {
  EstateAccessPoint,
  EstateFunction,
  EstateGroup,
  EstatePolicy,
  EstateResource,
  EstateRole,
  EstateS3,
  EstateUser,
  AttachedPolicy,
  PolicyText,
  RegistryPolicy,
  SnapshotBlock,
  VpcEndpoint,
} from './estate.ts';
import type { OrganizationAnswers } from './organization-answers.ts';
import type { Place, Placed } from './place.ts';
import type { Report } from './report.ts';

export interface EstateDraft {
  readonly report: Report;
  readonly accounts: Map<AccountId, AccountDraft>;
  /** By id. */
  readonly organizations: Map<string, Placed<OrganizationDraft>>;
  readonly organizationAnswers: OrganizationAnswers;
  /** By ARN. */
  readonly awsManagedPolicies: Map<string, Placed<ManagedPolicyVersion>>;
  /** Policy documents in files of their own, by the file's name without `.json`. */
  readonly looseDocuments: Map<string, LooseDocument[]>;
  /** What is known of resources whose owner no file has told yet. */
  readonly ownerless: OwnerlessFacts[];
}

export interface AccountDraft {
  readonly id: AccountId;
  partition: string | undefined;
  name: Placed<string> | undefined;
  /** Whether a file tells the account's principals. */
  iamKnown: boolean;
  /** Whether a file tells in which organization it is, if in any. */
  organizationKnown: boolean;
  readonly users: Map<string, Placed<DraftUser>>;
  readonly groups: Map<string, Placed<DraftGroup>>;
  readonly roles: Map<string, Placed<DraftRole>>;
  /** Roles of which only the trust policy was given, by name. */
  readonly trustOnlyRoles: Map<string, Placed<EstateRole>>;
  readonly policies: Map<string, Placed<EstatePolicy>>;
  readonly resources: Map<string, ResourceDraft>;
  readonly vpcEndpoints: Map<string, Placed<VpcEndpoint>>;
  s3PublicAccessBlock: Placed<PublicAccessBlock> | undefined;
  /** By Region. */
  readonly snapshotBlocks: Map<string, Placed<SnapshotBlock>>;
  /** By Region. */
  readonly registryPolicies: Map<string, Placed<RegistryPolicy>>;
}

/** A policy by the name that a file calls it; whether there is one shows at the end. */
export interface NamedPolicy {
  readonly kind: 'named';
  readonly name: string;
  readonly place: Place;
}

export type PolicyUse = AttachedPolicy | NamedPolicy;

export type DraftUser = Omit<EstateUser, 'policies' | 'boundary'> & PolicyUses;
export type DraftGroup = Omit<EstateGroup, 'policies'> & Omit<PolicyUses, 'boundary'>;
export type DraftRole = Omit<EstateRole, 'policies' | 'boundary'> & PolicyUses;

interface PolicyUses {
  readonly policies: readonly PolicyUse[];
  readonly boundary?: PolicyUse;
}

/** A managed policy of AWS, as one account saw it. */
export interface ManagedPolicyVersion {
  readonly policy: EstatePolicy;
  /** 12 of `v12`; 0 where the file does not say. */
  readonly version: number;
}

/** What files tell of a resource. Each fact may come from another file; the same fact must be the same everywhere. */
export interface ResourceFacts {
  /** `null`: it has none. Absent: the file does not say. */
  readonly policy?: Placed<PolicyText | null>;
  /** The file says that nobody knows. */
  readonly policyUnknown?: boolean;
  /** From the estate's own form, where what is absent is known to be absent. */
  readonly complete?: boolean;
  readonly tags?: Placed<ReadonlyMap<string, string>>;
  readonly grants?: readonly Placed<KmsGrant>[];
  readonly share?: Placed<ShareAttribute>;
  readonly s3?: Placed<EstateS3>;
  readonly publicAccessBlock?: Placed<PublicAccessBlock>;
  readonly kmsKey?: Placed<string>;
  readonly scanning?: Placed<NonNullable<EstateResource['scanning']>>;
  readonly accessPoint?: Placed<EstateAccessPoint>;
  readonly lambda?: Placed<EstateFunction>;
}

export interface ResourceDraft {
  readonly arn: string;
  /** Where it was met first. */
  readonly place: Place;
  facts: ResourceFacts;
}

/** Facts about a resource whose ARN names no account, from a file that names none either. */
export interface OwnerlessFacts {
  readonly arn: string;
  readonly place: Place;
  readonly facts: ResourceFacts;
}

export interface LooseDocument {
  readonly document: PolicyText;
  readonly place: Place;
  /** Whether a principal's or an organization's list names it. */
  named: boolean;
}

export interface OrganizationDraft {
  readonly id: string;
  readonly managementAccount: AccountId;
  readonly policies: ReadonlyMap<string, Placed<OrganizationPolicy>>;
  readonly root: NodeDraft;
}

export interface OrganizationPolicy {
  readonly type: 'scp' | 'rcp';
  readonly policy: EstatePolicy;
  readonly id?: string;
}

export interface NodeDraft {
  readonly kind: 'root' | 'ou' | 'account';
  readonly id: string;
  readonly name?: string;
  readonly place: Place;
  readonly scps: readonly (EstatePolicy | NamedPolicy)[];
  readonly rcps: readonly (EstatePolicy | NamedPolicy)[];
  readonly children: readonly NodeDraft[];
}
