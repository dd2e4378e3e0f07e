// What was found and not opened, for people.
import { counted } from './quantity.ts';

/** `skipped`: numbers by reason; of folders as a whole the reason ends in `(folders)`, or in `(folders, not listed)`. A line each. */
export function leftOut(skipped: ReadonlyMap<string, number>): readonly string[] {
  return [...skipped].map(([reason, number]) => {
    const [, why, how] = /^(.*) \(folders(, not listed)?\)$/.exec(reason) ?? [];
    return why === undefined
      ? `left out: ${counted(number, 'object')} (${reason})`
      : `left out: ${counted(number, 'folder')} (${why}${how ?? ''})`;
  });
}
