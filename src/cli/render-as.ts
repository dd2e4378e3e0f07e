// A report in the form that was asked for.
import { type Paint, paint } from './terminal/paint.ts';
import type { Streams } from './terminal/streams.ts';

export interface ReportForms<Report> {
  readonly json: (report: Report) => string;
  readonly sarif: (report: Report) => string;
  readonly markdown: (report: Report) => string;
  readonly text: (report: Report, columns: number, paint: Paint) => string;
}

export function renderAs<Report>(
  format: keyof ReportForms<Report>,
  report: Report,
  forms: ReportForms<Report>,
  { columns, colour }: Pick<Streams, 'columns' | 'colour'>,
): string {
  return format === 'text' ? forms.text(report, columns, paint(colour)) : forms[format](report);
}
