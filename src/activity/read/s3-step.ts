// How the keys below a prefix are best listed: which of them the layout of the logs lets one leave out without listing them.
import { readLogPath, whyLeftOut } from './log-path.ts';
import { latestDelivery, type Selection } from './selection.ts';

export type S3Step =
  /** Nothing below it is wanted. */
  | { readonly kind: 'leave'; readonly reason: string }
  /** Look at the folders below it one by one. */
  | { readonly kind: 'branch' }
  /** List all keys, from one on and up to one (both without the prefix itself; '' where there is no bound). */
  | { readonly kind: 'keys'; readonly from: string; readonly to: string };

const REGION_FOLDER = /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?\d{12}\/CloudTrail[^/]*\/[a-z0-9-]+\/$/;
/** Folders above the accounts are looked for so many levels down; what is deeper is listed whole. */
const SEARCH_DEPTH = 3;

/** `depth`: how many folders `prefix` is below the one that was asked for. */
export function s3Step(prefix: string, depth: number, selection: Selection): S3Step {
  const reason = whyLeftOut(readLogPath(prefix), selection);
  if (reason !== undefined) return { kind: 'leave', reason };
  if (REGION_FOLDER.test(prefix)) {
    const latest = latestDelivery(selection);
    // Days are folders `2026/01/31/`: keys are listed in order, so that one bound on each side is enough. `0` follows `/`.
    return {
      kind: 'keys',
      from: selection.from === undefined ? '' : dayOf(selection.from),
      to: latest === undefined ? '' : `${dayOf(latest)}0`,
    };
  }
  const isAboveRegions = /(?:^|\/)AWSLogs\/(?:o-[a-z0-9]{10,32}\/)?(?:\d{12}\/(?:[^/]+\/)?)?$/.test(prefix);
  const mayBeAbove = !/(?:^|\/)AWSLogs\//.test(prefix) && depth < SEARCH_DEPTH && (prefix === '' || prefix.endsWith('/'));
  return isAboveRegions || mayBeAbove ? { kind: 'branch' } : { kind: 'keys', from: '', to: '' };
}

function dayOf(instant: string): string {
  return instant.slice(0, 10).replaceAll('-', '/');
}
