// Estates that cases name by path, each loaded once.
import type { Estate } from '../../estate/estate.ts';
import { loadEstate } from '../../estate/load-estate.ts';
import { fail, ok, type Result } from '../../model/result.ts';
import type { SourceText } from '../../policy/ast.ts';
import type { Diagnostic } from '../../policy/diagnostic.ts';
import { readInputs } from '../read-inputs.ts';
import { UsageError } from '../usage-error.ts';

export interface EstateShelf {
  /** The estate of some files and folders; what is wrong with them, or that they are not there. `asker` is the case that names them. */
  readonly open: (paths: readonly string[], asker: SourceText) => Result<Estate, readonly Diagnostic[]>;
  /** Warnings of all estates opened so far. */
  readonly warnings: () => readonly Diagnostic[];
}

export function newEstateShelf(): EstateShelf {
  const loaded = new Map<string, Result<Estate, readonly Diagnostic[]>>();
  const warnings: Diagnostic[] = [];
  return {
    warnings: () => warnings,
    open: (paths, asker) => {
      const key = paths.join('\0');
      const known = loaded.get(key);
      if (known !== undefined) return known;
      const sources = readSources(paths, asker);
      const result = sources.ok ? loadEstate(sources.value) : sources;
      if (result.ok) warnings.push(...result.value.warnings);
      const estate = result.ok ? ok(result.value.estate) : result;
      // That files are missing is told of each case that names them.
      if (sources.ok) loaded.set(key, estate);
      return estate;
    },
  };
}

function readSources(paths: readonly string[], asker: SourceText): Result<readonly SourceText[], readonly Diagnostic[]> {
  try {
    return ok(readInputs(paths));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    const hint = "paths under `estate` start from the case file's folder";
    return fail([
      { severity: 'error', code: 'unreadable-estate', message: error.message, hint, source: asker, span: { start: 0, end: 1 } },
    ]);
  }
}
