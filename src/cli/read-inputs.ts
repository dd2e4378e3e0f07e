// The files that a command line names: each file, and every JSON file below each folder.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceText } from '../policy/ast.ts';
import { UsageError } from './usage-error.ts';

/** Reads the inputs in a stable order. A folder gives its `.json` files, at any depth; hidden folders are left out. */
export function readInputs(paths: readonly string[]): readonly SourceText[] {
  return paths.flatMap(filesOf).map((name) => ({ name, text: readText(name) }));
}

/** Reads one file, or says why not in words. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new UsageError(`cannot read \`${path}\`: ${reasonOf(error)}`);
  }
}

function filesOf(path: string): readonly string[] {
  let isFolder: boolean;
  try {
    isFolder = statSync(path).isDirectory();
  } catch (error) {
    throw new UsageError(`cannot read \`${path}\`: ${reasonOf(error)}`);
  }
  if (!isFolder) return [path];
  const files = below(path);
  if (files.length === 0) throw new UsageError(`no JSON file in folder \`${path}\``);
  return files;
}

function below(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true }).toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    if (entry.name.startsWith('.')) return [];
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return below(path);
    return entry.name.endsWith('.json') ? [path] : [];
  });
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file or folder';
  if (code === 'EACCES') return 'permission denied';
  return error instanceof Error ? error.message : String(error);
}
