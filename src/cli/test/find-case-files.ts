// The files with decision cases that a command line names.
import { statSync } from 'node:fs';
import type { SourceText } from '../../policy/ast.ts';
import { findMember } from '../../policy/find-member.ts';
import { estateLimits } from '../../policy/limits.ts';
import { readJson } from '../../policy/read-json.ts';
import { readInputs } from '../read-inputs.ts';

/**
 * A file that is named is taken for a case whatever stands in it; of a folder only those that look like one. With `only`, of these the ones
 * that have it in their path or in the case's name.
 */
export function findCaseFiles(paths: readonly string[], only?: string): readonly SourceText[] {
  const found = new Map<string, SourceText>();
  for (const path of paths) {
    const sources = readInputs([path]);
    const isFolder = statSync(path).isDirectory();
    for (const source of sources) if (!isFolder || looksLikeCase(source)) found.set(source.name, source);
  }
  const files = [...found.values()];
  return only === undefined ? files : files.filter((source) => source.name.includes(only) || nameOf(source)?.includes(only) === true);
}

/** The name that a case gives itself; undefined as long as it cannot be read. */
function nameOf(source: SourceText): string | undefined {
  const json = readJson(source, estateLimits);
  const name = json.ok && json.value.kind === 'object' ? findMember(json.value, 'name') : undefined;
  return name?.kind === 'string' ? name.value : undefined;
}

/** Keys that only cases have; also the one that is most easily misspelt. */
const KEYS: ReadonlySet<string> = new Set(['requests', 'request', 'estate', 'evidence', 'confidence']);

/** Estates, policies and other JSON may lie in the same folder. JSON that cannot be read may be a case: it is not passed over. */
function looksLikeCase(source: SourceText): boolean {
  const json = readJson(source, estateLimits);
  if (!json.ok) return true;
  return json.value.kind === 'object' && json.value.members.some(({ key }) => KEYS.has(key.value));
}
