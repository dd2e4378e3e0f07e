// What resource control policies may not say. AWS Organizations User Guide, RCP syntax.
import { isRcpService } from '../../../../catalog/rcp-service.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import { actionName } from '../actions/action-name.ts';
import type { DraftPatterns, DraftStatement } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { Validation } from '../validation.ts';

export function checkRcp({ kind, tell }: Validation, statement: DraftStatement): void {
  if (kind !== 'RESOURCE_CONTROL_POLICY') return;
  const { actions, principals, resources, condition, effect } = statement;
  const [principal] = principals;
  const everybody = principal?.anyone === true && !principal.negated;
  if (principal !== undefined && !everybody) {
    tell(
      'RCP_SYNTAX_ERROR_PRINCIPAL',
      'A resource control policy is for everybody: write "Principal": "*", with conditions for exceptions.',
      principal.key,
    );
  }
  const full = everybody && isAll(actions) && isAll(resources) && condition === undefined;
  if (effect === 'Allow' && !full) {
    const details = 'A resource control policy allows nothing but everything, as RCPFullAWSAccess does: use Deny.';
    tell('RCP_SYNTAX_ERROR_ALLOW', details, statement);
  }
  for (const element of actions) {
    if (element.negated)
      tell('RCP_SYNTAX_ERROR_NOTACTION', 'A resource control policy names actions in Action, not in NotAction.', element.key);
    if (!element.negated && !(effect === 'Allow' && full)) checkServices(tell, element);
  }
}

function checkServices(tell: Validation['tell'], { values }: DraftPatterns): void {
  for (const value of values) {
    const action = actionName(value.text);
    if (value.text === '*' || (action !== undefined && hasWildcard(action.service))) {
      tell('RCP_SYNTAX_ERROR_ACTION', 'A resource control policy names the services that it is about: write s3:* and so on.', value);
    } else if (action !== undefined && !isRcpService(action.service)) {
      tell('RCP_SYNTAX_ERROR_ACTION', `Resource control policies do not apply to ${quoteInput(action.service)}.`, value);
    }
  }
}

function isAll(elements: readonly DraftPatterns[]): boolean {
  const [element] = elements;
  return (
    elements.length === 1 && element !== undefined && !element.negated && element.values.length === 1 && element.values[0]?.text === '*'
  );
}
