// An event for tests: what is given, in a call by a role of account 111111111111 in us-east-1.
import { activityGroupOf } from '../testkit/activity/activity-group-of.ts';
import type { EventFacts } from '../../src/activity/map/actions/event-facts.ts';

interface GivenFacts extends Partial<Omit<EventFacts, 'parameters' | 'response'>> {
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly response?: Readonly<Record<string, unknown>>;
}

export function eventFactsOf({ parameters = {}, response = {}, ...given }: GivenFacts): EventFacts {
  return {
    ...activityGroupOf({}),
    parametersOmitted: false,
    ...given,
    parameters: new Map(Object.entries(parameters)),
    response: new Map(Object.entries(response)),
  };
}
