// Whether the actions of a statement exist, and may stand in this policy.
import { findAction } from '../../../../catalog/action.ts';
import { nameMatches } from '../../../../catalog/name-pattern.ts';
import { listServices, serviceName } from '../../../../catalog/service.ts';
import { SERVICES } from '../../../../catalog/services.ts';
import { quoteInput } from '../../../../policy/quote-input.ts';
import type { DraftStatement, Leaf } from '../draft/draft.ts';
import { hasWildcard } from '../has-wildcard.ts';
import type { Validation } from '../validation.ts';
import { actionName } from './action-name.ts';
import { RENAMED_ACTIONS } from './renamed-actions.ts';

export function checkActions(validation: Validation, statement: DraftStatement): void {
  for (const element of statement.actions) {
    for (const pattern of element.values) checkAction(validation, pattern);
  }
}

function checkAction(validation: Validation, pattern: Leaf): void {
  const { tell } = validation;
  const { text } = pattern;
  if (text.includes('${')) return;
  if (text === '*') return;
  const action = actionName(text);
  if (action === undefined) {
    tell('INVALID_ACTION', `${quoteInput(text)} is no action: write service:Action, or * for all.`, pattern);
    return;
  }
  if (hasWildcard(action.service)) {
    const details =
      'Name one service in front of the colon: with a wildcard there the pattern also covers services that nobody had in mind.';
    if (action.service !== '*' || action.name !== '*') tell('WILDCARD_IN_SERVICE_NAME', details, pattern);
    return;
  }
  if (serviceName(action.service) === undefined) {
    const near = validation.near(action.service, listServices());
    const advice = near === undefined ? 'See the Service Authorization Reference for the prefix.' : `Did you mean ${near}?`;
    tell('INVALID_SERVICE_IN_ACTION', `No service has the prefix ${quoteInput(action.service)}. ${advice}`, pattern);
    return;
  }
  if (!exists(action.service, action.name)) tell('INVALID_ACTION', unknownAction(validation, action.service, action.name), pattern);
  if (validation.kind === 'SERVICE_CONTROL_POLICY' && validation.legacyScp && /[*?]./.test(action.name)) {
    tell('SCP_SYNTAX_ERROR_ACTION_WILDCARD', 'In a service control policy a wildcard may stand only at the end of an action.', pattern);
  }
}

const LONGEST = 512;

function exists(service: string, name: string): boolean {
  if (!hasWildcard(name)) return findAction(service, name) !== undefined;
  // Nobody writes such a pattern in earnest.
  if (name.length > LONGEST) return true;
  return actionNames(service).some((action) => nameMatches(name, action));
}

function unknownAction(validation: Validation, service: string, name: string): string {
  const start = `${serviceName(service) ?? service} has no action ${quoteInput(`${service}:${name}`)}.`;
  const renamed = RENAMED_ACTIONS.get(`${service}:${name}`.toLowerCase());
  if (renamed !== undefined) return `${start} The API operation of this name needs the action ${renamed}.`;
  const near = hasWildcard(name) ? undefined : validation.near(name, actionNames(service));
  return near === undefined ? start : `${start} Did you mean ${service}:${near}?`;
}

function actionNames(service: string): readonly string[] {
  return SERVICES.record(service)?.actionNames() ?? [];
}
