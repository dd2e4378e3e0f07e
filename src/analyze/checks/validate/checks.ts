// All checks of policy validation beyond the reading of the document.
import { checkActions } from './actions/check-actions.ts';
import { checkActionsOfResource } from './actions/check-actions-of-resource.ts';
import { checkActionsForKeys } from './conditions/check-actions-for-keys.ts';
import { checkAddressValues } from './conditions/check-address-values.ts';
import { checkEndpointKeys } from './conditions/check-endpoint-keys.ts';
import { checkKeyChoice } from './conditions/check-key-choice.ts';
import { checkKeys } from './conditions/check-keys.ts';
import { checkKnownValues } from './conditions/check-known-values.ts';
import { checkNumberLists } from './conditions/check-number-lists.ts';
import { checkOperators } from './conditions/check-operators.ts';
import { checkQualifiers } from './conditions/check-qualifiers.ts';
import { checkSensitiveValues } from './conditions/check-sensitive-values.ts';
import { checkTagKeys } from './conditions/check-tag-keys.ts';
import { checkTypes } from './conditions/check-types.ts';
import { checkWildcardValues } from './conditions/check-wildcard-values.ts';
import type { DraftStatement } from './draft/draft.ts';
import { checkElements } from './elements/check-elements.ts';
import { checkEmptyElements } from './elements/check-empty-elements.ts';
import { checkSids } from './elements/check-sids.ts';
import { checkSize } from './elements/check-size.ts';
import { checkAssumeActions } from './federation/check-assume-actions.ts';
import { checkProviders } from './federation/check-providers.ts';
import { checkRcp } from './organizations/check-rcp.ts';
import { checkRcpConditions } from './organizations/check-rcp-conditions.ts';
import { checkPrincipals } from './principals/check-principals.ts';
import { checkServicePrincipals } from './principals/check-service-principals.ts';
import { checkRedundantPatterns } from './redundancy/check-redundant-patterns.ts';
import { checkRedundantPrincipals } from './redundancy/check-redundant-principals.ts';
import { checkRedundantStatements } from './redundancy/check-redundant-statements.ts';
import { checkResources } from './resources/check-resources.ts';
import { checkResourcesOfType } from './resources/check-resources-of-type.ts';
import { checkRoleActions } from './roles/check-role-actions.ts';
import { checkVariables } from './variables/check-variables.ts';
import type { Validation } from './validation.ts';

/** Once for a policy. */
export const POLICY_CHECKS: readonly ((validation: Validation) => void)[] = [checkSize, checkSids, checkRedundantStatements];

/** Once for each statement. */
export const STATEMENT_CHECKS: readonly ((validation: Validation, statement: DraftStatement) => void)[] = [
  checkElements,
  checkEmptyElements,
  checkPrincipals,
  checkServicePrincipals,
  checkAssumeActions,
  checkProviders,
  checkActions,
  checkActionsOfResource,
  checkRoleActions,
  checkResources,
  checkResourcesOfType,
  checkOperators,
  checkKeys,
  checkTypes,
  checkQualifiers,
  checkKnownValues,
  checkAddressValues,
  checkWildcardValues,
  checkSensitiveValues,
  checkNumberLists,
  checkKeyChoice,
  checkActionsForKeys,
  checkTagKeys,
  checkEndpointKeys,
  checkVariables,
  checkRcp,
  checkRcpConditions,
  checkRedundantPatterns,
  checkRedundantPrincipals,
];
