// Pages of names as clients ask for them: `n` at most, after `last`.
import { registryFailure } from '../registry-failure.ts';

export interface NamePage {
  readonly names: readonly string[];
  /** `Link` to the next page, if there is one. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

/** `path`: of the list. Names are put in order. Throws `PAGINATION_NUMBER_INVALID`. */
export function pageOfNames(all: Iterable<string>, query: URLSearchParams, path: string): NamePage {
  const n = query.get('n');
  const last = query.get('last');
  if (n !== null && !/^\d{1,9}$/.test(n)) throw registryFailure('PAGINATION_NUMBER_INVALID', 'The number of results requested is invalid.');
  const after = [...all].sort().filter((name) => last === null || name > last);
  const names = n === null ? after : after.slice(0, Number(n));
  const end = names.at(-1);
  const more = end !== undefined && names.length < after.length;
  return {
    names,
    headers: more ? [['Link', `<${path}?${new URLSearchParams({ last: end, n: String(n) }).toString()}>; rel="next"`]] : [],
  };
}
