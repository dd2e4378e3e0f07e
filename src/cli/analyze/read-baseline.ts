// The findings of an earlier run: the answer of `analyze --format json`, kept.
import { readText } from '../read-inputs.ts';
import { UsageError } from '../usage-error.ts';

/** Their ids; none without a file. */
export function readBaseline(path: string | undefined): ReadonlySet<string> {
  if (path === undefined) return new Set();
  const findings = findingsIn(readText(path));
  const known = findings?.map(idOf).filter((id) => id !== undefined);
  if (findings === undefined || known === undefined || known.length < findings.length) {
    throw new UsageError(`\`${path}\` is no baseline: it is made by \`analyze --format json\``);
  }
  return new Set(known);
}

function findingsIn(text: string): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null || !('findings' in value)) return undefined;
    return Array.isArray(value.findings) ? value.findings : undefined;
  } catch {
    return undefined;
  }
}

function idOf(finding: unknown): string | undefined {
  if (typeof finding !== 'object' || finding === null || !('id' in finding)) return undefined;
  return typeof finding.id === 'string' ? finding.id : undefined;
}
