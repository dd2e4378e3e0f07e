// Why an action that no recorded call used may have been used all the same.
import { prefixOfEventSource } from '../map/actions/event-source.ts';
import { observability } from '../map/actions/observability.ts';
import type { LogCoverage } from './comparison.ts';
import type { RecordedUse } from './recorded-use.ts';

/** For people; undefined for an action whose use the logs would show. */
export function whyNotShown(use: RecordedUse, { dataEventSources }: LogCoverage): (action: string) => string | undefined {
  const withData = new Set(dataEventSources.map((source) => prefixOfEventSource(source) ?? source));
  return (action) => {
    const service = action.slice(0, action.indexOf(':'));
    const free = use.free.get(action);
    if (free !== undefined) return `called${free.calls === 1 ? '' : ` ${free.calls} times`}, and ${free.because}`;
    const refused = use.refused.get(action);
    if (refused !== undefined) return `asked for and refused${refused === 1 ? '' : ` ${refused} times`}: what grants it does not reach`;
    const possible = use.possible.get(action);
    if (possible !== undefined) return possible;
    const seen = observability(action);
    if (seen === 'never') return 'CloudTrail never records it';
    if (seen === 'data' && !withData.has(service)) return `the logs have no data events of ${service}`;
    const unmapped = use.unmapped.get(service);
    return unmapped === undefined ? undefined : `of ${unmapped} it is not known which actions it needs`;
  };
}
