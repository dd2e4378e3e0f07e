// Which bytes of a layer a chunk says it is.
import { registryFailure } from '../registry-failure.ts';

export interface ContentRange {
  readonly first: number;
  readonly last: number;
}

/** `0-1023`, as the distribution specification has it; with a unit and a length too, as HTTP does. Undefined without the header. Throws `SIZE_INVALID`. */
export function contentRange(header: string | undefined): ContentRange | undefined {
  if (header === undefined) return undefined;
  const [, first = '', last = ''] = /^(?:bytes[ =])?(\d{1,15})-(\d{1,15})(?:\/(?:\d{1,15}|\*))?$/.exec(header.trim()) ?? [];
  if (first === '' || Number(last) < Number(first)) throw registryFailure('SIZE_INVALID', 'The Content-Range is invalid.');
  return { first: Number(first), last: Number(last) };
}
