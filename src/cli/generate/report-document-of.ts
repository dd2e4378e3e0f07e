// A generation as a document of headings, lists and tables.
import type { ReportDocument, Section } from './document/report-document.ts';
import type { GenerateReport, PolicyReport } from './generate-report.ts';
import { timelineSvg } from './picture/timeline-svg.ts';
import { checkSections } from './sections/check-section.ts';
import { chainSections } from './sections/chain-section.ts';
import { compareSections } from './sections/compare-section.ts';
import { deniedSections } from './sections/denied-section.ts';
import { lackingSections } from './sections/lacking-section.ts';
import { documentSections, evidenceSection, whoSection } from './sections/policy-section.ts';
import { principalsSection } from './sections/principals-section.ts';
import { proofSection } from './sections/proof-section.ts';
import { readSection } from './sections/read-section.ts';
import { summarySection } from './sections/summary-section.ts';

export interface DocumentChoices {
  readonly includeDenied: boolean;
  /** A command to type, where principals are only listed. */
  readonly next?: string;
  /** Rows of tables of principals. */
  readonly most: number;
  /** Lines of all documents of a policy up to which they are shown. */
  readonly mostLines: number;
  /** Present: each policy ends with what came out in short, as on a screen only its end is seen; with the command to type that this gives. */
  readonly nextOf?: (policy: PolicyReport) => string | undefined;
}

export function reportDocumentOf(report: GenerateReport, choices: DocumentChoices): ReportDocument {
  const { policies, seen } = report;
  if (policies.length === 0) {
    return {
      title: 'who did what',
      sections: [readSection(report), ...checkSections(report.tableCheck), principalsSection(seen, choices.next, choices.most)],
    };
  }
  const title = policies.length === 1 ? 'a policy from what was used' : `${policies.length} policies from what was used`;
  return {
    title,
    sections: [readSection(report), ...checkSections(report.tableCheck), ...policies.flatMap((policy) => sectionsOf(policy, choices))],
  };
}

function sectionsOf(report: PolicyReport, { includeDenied, mostLines, nextOf }: DocumentChoices): readonly Section[] {
  return [
    whoSection(report),
    ...documentSections(report, mostLines),
    evidenceSection(report),
    ...timelineSections(report),
    ...lackingSections(report),
    ...deniedSections(report, includeDenied),
    ...chainSections(report),
    ...compareSections(report),
    proofSection(report),
    ...(nextOf === undefined ? [] : [summarySection(report, nextOf(report))]),
  ];
}

/** In HTML only: elsewhere the table of services tells it. */
function timelineSections({ calls: { timeline } }: PolicyReport): readonly Section[] {
  if (timeline === undefined) return [];
  const more = timeline.left === 0 ? '' : ` ${timeline.left} services with fewer calls are not drawn.`;
  const caption = `Calls by day and service, stronger where more calls are known. A bar in the background goes from the first to the last call of the service; calls between the first and the last of a kind are not placed.${more}`;
  return [
    { title: 'timeline', level: 2, blocks: [{ kind: 'picture', caption, svg: () => timelineSvg(timeline, 'Calls by day and service') }] },
  ];
}
