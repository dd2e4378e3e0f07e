// The estate that a command line names: its files read, recognised and joined, with what is wrong with them told.
import type { Estate } from '../estate/estate.ts';
import { loadEstate } from '../estate/load-estate.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import type { SourceText } from '../policy/ast.ts';
import { renderDiagnostic } from '../policy/render-diagnostic.ts';
import { readInputs } from './read-inputs.ts';
import type { Streams } from './terminal/streams.ts';
import { UsageError } from './usage-error.ts';

/** Loads the estate, with `live` beside the files; warnings go to standard error. Undefined when it cannot be used: the errors were told. */
export function openEstate(paths: readonly string[], streams: Streams, live: readonly SourceText[] = []): Estate | undefined {
  if (paths.length + live.length === 0)
    throw new UsageError('no estate given: --estate PATH names a file or folder with accounts and policies');
  const loaded = loadEstate([...readInputs(paths), ...live]);
  if (!loaded.ok) {
    tellDiagnostics(loaded.error, streams);
    return undefined;
  }
  tellDiagnostics(loaded.value.warnings, streams);
  return loaded.value.estate;
}

const TOLD_MAX = 20;

/** Writes diagnostics to standard error, the first ones in full and the number of the rest. */
export function tellDiagnostics(diagnostics: readonly Diagnostic[], streams: Streams): void {
  for (const diagnostic of diagnostics.slice(0, TOLD_MAX)) streams.err(`${renderDiagnostic(diagnostic)}\n`);
  if (diagnostics.length > TOLD_MAX) streams.err(`… and ${diagnostics.length - TOLD_MAX} more\n`);
}
