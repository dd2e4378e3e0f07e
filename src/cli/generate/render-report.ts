// A generation in one of the formats that tell all of it.
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import { documentHtml } from './document/document-html.ts';
import { documentMarkdown } from './document/document-markdown.ts';
import { documentText } from './document/document-text.ts';
import type { GenerateReport } from './generate-report.ts';
import { renderJson } from './render-json.ts';
import { type DocumentChoices, reportDocumentOf } from './report-document-of.ts';

export type ReportFormat = 'text' | 'json' | 'markdown' | 'html';

/** The whole text, ending in a newline; coloured for a terminal only. */
export function renderReport(
  report: GenerateReport,
  format: ReportFormat,
  choices: DocumentChoices,
  { columns, colour }: Pick<Streams, 'columns' | 'colour'>,
): string {
  if (format === 'json') return renderJson(report);
  const document = reportDocumentOf(report, choices);
  if (format === 'markdown') return documentMarkdown(document);
  return format === 'html' ? documentHtml(document) : documentText(document, columns, paint(colour));
}
