// What saved answers of AWS Organizations tell, piece by piece, until the tree can be put together.
import type { AccountId } from '../model/account.ts';
import type { PolicyText } from './estate.ts';
import type { Place, Placed } from './place.ts';

export interface OrganizationAnswers {
  /** By organization id. */
  readonly organizations: Map<string, Placed<{ readonly id: string; readonly managementAccount: AccountId }>>;
  /** Roots, OUs and accounts by id. */
  readonly nodes: Map<string, AnsweredNode>;
  /** By policy id. */
  readonly policies: Map<string, AnsweredPolicy>;
}

export interface AnsweredNode {
  readonly id: string;
  readonly kind: 'root' | 'ou' | 'account';
  /** Where it was met first. */
  readonly place: Place;
  /** From the ARN. */
  organization: string | undefined;
  managementAccount: AccountId | undefined;
  name: string | undefined;
  parent: Placed<string> | undefined;
  /** Ids of the attached policies; undefined until some file lists them. */
  attached: Map<string, Place> | undefined;
  /** Roots: the policy types that are switched on; undefined where no file tells. */
  enabledTypes: ReadonlySet<string> | undefined;
}

export interface AnsweredPolicy {
  readonly id: string;
  readonly place: Place;
  name: string | undefined;
  arn: string | undefined;
  /** `SERVICE_CONTROL_POLICY`, … */
  type: string | undefined;
  document: Placed<PolicyText> | undefined;
}

export function newOrganizationAnswers(): OrganizationAnswers {
  return { organizations: new Map(), nodes: new Map(), policies: new Map() };
}
