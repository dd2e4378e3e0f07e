// The documented form of an estate file (schemas/estate.schema.json), as far as the state of a cloud fills it.
import type { AccountId } from '../../model/account.ts';
import type { PublicAccessBlock, S3Facts, S3Permission } from '../../model/policy-set.ts';

/** An object, or the text of one where an object would not give the same text again. */
export type DocumentForm = Readonly<Record<string, unknown>> | string;

export type TagsForm = Readonly<Record<string, string>>;

export interface InlinePolicyForm {
  readonly name: string;
  readonly document: DocumentForm;
}

interface CarrierForm {
  readonly name: string;
  readonly path?: string;
  /** ARNs of managed policies, and inline ones. */
  readonly policies: readonly (string | InlinePolicyForm)[];
}

export interface UserForm extends CarrierForm {
  readonly id: string;
  readonly groups?: readonly string[];
  readonly boundary?: string;
  readonly tags?: TagsForm;
}

export type GroupForm = CarrierForm;

export interface RoleForm extends CarrierForm {
  readonly id: string;
  readonly trust: DocumentForm;
  readonly boundary?: string;
  readonly tags?: TagsForm;
}

export interface PolicyForm {
  readonly name: string;
  readonly path?: string;
  readonly document: DocumentForm;
}

export type AclEntryForm =
  | { readonly account: AccountId; readonly permission: S3Permission }
  | { readonly group: 'AllUsers' | 'AuthenticatedUsers' | 'LogDelivery'; readonly permission: S3Permission };

export interface S3Form {
  readonly ownership?: S3Facts['ownership'];
  readonly objectOwner?: AccountId;
  readonly acl?: readonly AclEntryForm[];
  readonly publicAccessBlock?: PublicAccessBlock;
  readonly bucketAbac?: boolean;
}

export interface ResourceForm {
  readonly arn: string;
  /** Null: it has none. */
  readonly policy?: DocumentForm | null;
  readonly tags?: TagsForm;
  readonly s3?: S3Form;
  /** ARN of the customer managed key that encrypts it. */
  readonly kmsKey?: string;
  /** Of an ECR repository. */
  readonly scanning?: 'basic' | 'enhanced';
}

export interface AccountForm {
  readonly id: AccountId;
  readonly name?: string;
  readonly partition?: string;
  readonly users: readonly UserForm[];
  readonly groups: readonly GroupForm[];
  readonly roles: readonly RoleForm[];
  readonly policies: readonly PolicyForm[];
  readonly resources: readonly ResourceForm[];
  readonly s3PublicAccessBlock?: PublicAccessBlock;
}

export interface ControlPolicyForm {
  readonly name: string;
  readonly id: string;
  readonly arn: string;
  readonly type: 'scp' | 'rcp';
  readonly document: DocumentForm;
}

/** The name or id of one of the organization's policies, or one written out. */
export type AttachedForm = string | Omit<ControlPolicyForm, 'type'>;

export interface AccountPlaceForm {
  readonly id: AccountId;
  readonly scps?: readonly AttachedForm[];
  readonly rcps?: readonly AttachedForm[];
}

export interface NodeForm {
  readonly id: string;
  readonly name?: string;
  readonly scps?: readonly AttachedForm[];
  readonly rcps?: readonly AttachedForm[];
  readonly accounts: readonly AccountPlaceForm[];
  readonly ous: readonly NodeForm[];
}

export interface OrganizationForm {
  readonly id: string;
  readonly managementAccount: AccountId;
  readonly policies: readonly ControlPolicyForm[];
  readonly root: NodeForm;
}

export interface EstateForm {
  readonly schemaVersion: 1;
  readonly organizations: readonly OrganizationForm[];
  readonly accounts: readonly AccountForm[];
}
