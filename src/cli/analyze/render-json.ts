// An analysis as JSON: schemas/analysis.schema.json.
import type { AnalysisReport } from './report.ts';

/** The document, ending in a newline. */
export function renderJson({ analysis, sifted }: AnalysisReport): string {
  const { paths, notes, coverage } = analysis;
  const findings = sifted.findings.map(({ finding, state, reason }) => ({ ...finding, state, ignoredBecause: reason ?? null }));
  const document = { schemaVersion: 1, findings, paths, notes, coverage, resolved: sifted.resolved, problems: sifted.problems };
  return `${JSON.stringify(document, null, 2)}\n`;
}
