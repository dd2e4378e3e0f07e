// Inputs for tests: values written as files, loaded, and the errors as short lines.
import type { SourceText } from '../policy/ast.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { positionAt } from '../policy/position-at.ts';
import { type LoadedEstate, loadEstate } from './load-estate.ts';

/** A file as text, or its name and the value that it holds as JSON. */
export type SampleFile = SourceText | readonly [name: string, value: unknown];

/** The file as text; a value is indented by two. */
export function sampleText(file: SampleFile): SourceText {
  return 'text' in file ? file : { name: file[0], text: JSON.stringify(file[1], null, 2) };
}

/** Loads the files, which must be free of errors. */
export function loadSamples(...files: readonly SampleFile[]): LoadedEstate {
  const loaded = loadEstate(files.map(sampleText));
  if (!loaded.ok) throw new Error(loaded.error.map(showDiagnostic).join('\n'));
  return loaded.value;
}

/** The errors of loading the files; none if they load. */
export function sampleErrors(...files: readonly SampleFile[]): readonly string[] {
  const loaded = loadEstate(files.map(sampleText));
  return loaded.ok ? [] : loaded.error.map(showDiagnostic);
}

/** `file:line:column code message` */
function showDiagnostic({ source, span, code, message }: Diagnostic): string {
  const { file, line, column } = positionAt(source, span.start);
  return `${file}:${line}:${column} ${code} ${message}`;
}
