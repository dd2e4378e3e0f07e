// Which elements a statement has and lacks.
import { isTrust } from '../is-trust.ts';
import type { DraftStatement } from '../draft/draft.ts';
import type { Validation } from '../validation.ts';

export function checkElements(validation: Validation, statement: DraftStatement): void {
  const { tell, kind } = validation;
  const { actions, principals, resources } = statement;
  if (actions.length === 0) tell('MISSING_ACTION', 'The statement names no actions: add an Action or NotAction element.', statement);
  for (const elements of [actions, principals, resources]) {
    const [first, second] = elements;
    if (first === undefined || second === undefined) continue;
    const [plain, other] = first.negated ? [second, first] : [first, second];
    const details = 'A statement has an element or its Not… form, not both: make two statements, or remove one of these.';
    tell('UNSUPPORTED_ELEMENT_COMBINATION', details, plain.key, other.key);
  }
  const [principal] = principals;
  if (principal === undefined) {
    if (kind === 'RESOURCE_POLICY' || kind === 'RESOURCE_CONTROL_POLICY') {
      tell('MISSING_PRINCIPAL', 'The statement says of nobody what they may do: add a Principal element.', statement);
    }
  } else if (kind === 'IDENTITY_POLICY') {
    tell('UNSUPPORTED_PRINCIPAL', 'An identity policy applies to whom it is attached to: remove the Principal element.', principal.key);
  } else if (kind === 'SERVICE_CONTROL_POLICY') {
    const details = 'A service control policy applies to accounts: remove the Principal element, and use a condition instead.';
    tell('SCP_SYNTAX_ERROR_PRINCIPAL', details, principal.key);
  }
  checkResourceElement(validation, statement);
}

function checkResourceElement(validation: Validation, statement: DraftStatement): void {
  const { tell } = validation;
  const [resource] = statement.resources;
  if (!isTrust(validation, statement)) {
    if (resource === undefined)
      tell('MISSING_RESOURCE', 'The statement names no resources: add a Resource or NotResource element.', statement);
  } else if (resource !== undefined) {
    const details = 'The resource of a role trust policy is its role: remove this element.';
    tell('ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE', details, resource.key);
  }
}
