// What `analyze` has to tell, before it is told in one format or another.
import type { Analysis } from '../../analyze/finding.ts';
import type { Sifted, SiftedFinding } from './sift-findings.ts';

export interface AnalysisReport {
  readonly analysis: Analysis;
  readonly sifted: Sifted;
}

/** Findings that are to be shown. */
export function shownFindings({ sifted }: AnalysisReport): readonly SiftedFinding[] {
  return sifted.findings.filter(({ state }) => state !== 'ignored');
}

/** The coverage block in lines: what was read, what could not be, what is unknown, and what is hidden. */
export function coverageLines({ analysis, sifted }: AnalysisReport): readonly string[] {
  const { zones, accounts, resources, unread, unknown, ignored, pathsComplete } = analysis.coverage;
  const total = Object.values(resources).reduce((sum, count) => sum + count, 0);
  const kinds = Object.entries(resources).map(([type, count]) => `${count} ${type}`);
  const hidden = sifted.findings.filter(({ state }) => state === 'ignored');
  const open = hidden.filter(({ finding }) => finding.isPublic).length;
  const known = sifted.findings.filter(({ state }) => state === 'known').length;
  return [
    `zone: ${zones.length > 4 ? `${zones.slice(0, 3).join(', ')} and ${zones.length - 3} more` : zones.join(', ')}`,
    `read: ${accounts} accounts, ${total} resources${kinds.length === 0 ? '' : ` (${kinds.join(', ')})`}`,
    ...(ignored === 0 ? [] : [`not looked at: ${ignored} resources of other kinds`]),
    `could not be read: ${unread.length}`,
    ...unread.slice(0, MOST).map(({ resource, reason }) => `  ${resource}: ${reason}`),
    ...more(unread.length),
    `unknown: ${unknown.length}`,
    ...unknown.slice(0, MOST).map(({ resource, reason }) => `  ${resource}: ${reason}`),
    ...more(unknown.length),
    ...(pathsComplete === false ? ['paths: not all were followed, as the estate is too large'] : []),
    ...(known + sifted.resolved === 0 ? [] : [`baseline: ${known} findings are known, ${sifted.resolved} are gone`]),
    ...(hidden.length === 0 ? [] : [`ignored: ${hidden.length} findings${open === 0 ? '' : `, ${open} of them public`}`]),
  ];
}

const MOST = 20;

function more(count: number): readonly string[] {
  return count > MOST ? [`  … and ${count - MOST} more`] : [];
}
