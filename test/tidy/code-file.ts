// Which files are code, which of them is product code, and their syntax trees.
import ts from 'typescript';

export function isCode(path: string): boolean {
  return /^(?:src|test|bench|scripts)\/.*\.(?:ts|mjs)$/.test(path) || path.startsWith('bin/');
}

/** Code that ships: in `src`, and not a test. AssemblyScript is another language with the same ending. */
export function isProduct(path: string): boolean {
  return path.startsWith('src/') && path.endsWith('.ts') && !path.endsWith('.test.ts') && !path.startsWith('src/activity/scan/assembly/');
}

const parsed = new Map<string, ts.SourceFile>();

/** The syntax tree of a file; remembered, as every gate wants the same. */
export function parseCode(path: string, text: string): ts.SourceFile {
  const known = parsed.get(path);
  if (known !== undefined && known.text === text) return known;
  const kind = path.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;
  const file = ts.createSourceFile(path, text, { languageVersion: ts.ScriptTarget.ES2023 }, true, kind);
  parsed.set(path, file);
  return file;
}

/** Line of a node, from 1. */
export function lineOf(file: ts.SourceFile, node: ts.Node): number {
  return file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
}
