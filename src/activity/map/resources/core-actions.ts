// The actions that every call of a kind needs, known before any call is seen.
import type { ActionFacts } from '../../../catalog/facts.ts';
import { catalogAction } from '../actions/catalog-action.ts';
import type { EventFacts } from '../actions/event-facts.ts';
import { neededActions } from '../actions/needed-actions.ts';

const NOBODY = { type: '', arn: '', account: '', invokedBy: '', mfa: '', sourceIdentity: '' };

/** Those of a call without parameters: what parameters add (tags, keys, roles) has its resources from the rule that adds it. */
export function coreActions(eventSource: string, eventName: string): readonly ActionFacts[] {
  const event: EventFacts = {
    identity: NOBODY,
    eventSource,
    eventName,
    eventType: 'AwsApiCall',
    region: '',
    errorCode: '',
    recipientAccount: '',
    resources: [],
    denial: '',
    parameters: new Map(),
    parametersOmitted: false,
    response: new Map(),
  };
  const needed = neededActions(event);
  return needed.kind === 'needed' ? needed.actions.flatMap(({ action }) => catalogAction(action) ?? []) : [];
}
