// A preview of recorded calls for people, for pull requests, and as JSON (schemas/recorded-preview.schema.json).
import type { AffectedCalls } from '../../../activity/what-if/what-if.ts';
import type { StatementReference } from '../../../model/decision.ts';
import { documentMarkdown } from '../../generate/document/document-markdown.ts';
import { documentText } from '../../generate/document/document-text.ts';
import { list, type ListItem, paragraph, type ReportDocument, type Section } from '../../generate/document/report-document.ts';
import { leftOut } from '../../generate/left-out.ts';
import { printableLines } from '../../generate/printable.ts';
import { bytesText, count, counted, spanText } from '../../generate/quantity.ts';
import { LAYER_NAMES } from '../../layer-names.ts';
import { paint } from '../../terminal/paint.ts';
import type { Streams } from '../../terminal/streams.ts';
import { gapsOf, type RecordedReport } from './recorded-report.ts';

/** The whole text, ending in a newline; coloured for a terminal only. */
export function renderRecorded(
  report: RecordedReport,
  format: 'text' | 'json' | 'markdown',
  { columns, colour }: Pick<Streams, 'columns' | 'colour'>,
): string {
  if (format === 'json') return recordedJson(report);
  const document = documentOf(report);
  return format === 'markdown' ? documentMarkdown(document) : documentText(document, columns, paint(colour));
}

function recordedJson(report: RecordedReport): string {
  const { sources, change, read, withoutTrail, whatIf, notes } = report;
  const { denied, unknown, totals, notJudged } = whatIf;
  const document = {
    schemaVersion: 1,
    sources,
    change,
    read: { ...read, skipped: Object.fromEntries(read.skipped) },
    withoutTrail,
    totals,
    denied: denied.map(affectedJson),
    unknown: unknown.map(affectedJson),
    notJudged: Object.fromEntries(notJudged),
    notes,
    gaps: gapsOf(report),
  };
  // The same JSON, and safe for a terminal.
  return `${printableLines(JSON.stringify(document, null, 2))}\n`;
}

function affectedJson({ statements, ...rest }: AffectedCalls): unknown {
  return { ...rest, statements: statements.map((one) => ({ ...one, sid: one.sid ?? null })) };
}

function documentOf(report: RecordedReport): ReportDocument {
  const { denied, unknown } = report.whatIf;
  return {
    title: 'recorded calls under the change',
    sections: [
      summarySection(report),
      ...affectedSections('would have been denied', denied, 'bad'),
      ...affectedSections('may have been denied: the log does not tell', unknown, 'warning'),
      coverageSection(report),
    ],
  };
}

function summarySection({ whatIf, change }: RecordedReport): Section {
  const { judged, denied, unknown, allowed, untouched, deniedBefore } = whatIf.totals;
  const told = paragraph(
    `Of ${counted(judged, 'recorded call')} that ${judged === 1 ? 'was' : 'were'} allowed, the change would have denied ${count(denied)}; of ${count(unknown)} it is not known.`,
    denied > 0 ? 'bad' : unknown > 0 ? 'warning' : 'good',
  );
  const rest = [
    `the change: ${change.join(', ')}`,
    `still allowed, though the change has a say: ${count(allowed)}`,
    `not touched by the change: ${count(untouched)}`,
    ...(deniedBefore === 0
      ? []
      : [`denied by the estate as it is, which the log contradicts: ${count(deniedBefore)}; the change makes no difference to them`]),
  ];
  return { title: 'in short', level: 1, blocks: [told, ...list(rest)] };
}

const MOST_ROWS = 100;
const MOST_RESOURCES = 5;

function affectedSections(title: string, rows: readonly AffectedCalls[], tone: 'bad' | 'warning'): readonly Section[] {
  if (rows.length === 0) return [];
  const items = rows
    .slice(0, MOST_ROWS)
    .map((row): ListItem => ({ text: `${row.principal}: ${row.action}, ${counted(row.calls, 'call')}`, tone, below: details(row) }));
  const more = rows.length - items.length;
  return [{ title, level: 1, blocks: list(more === 0 ? items : [...items, `… and ${count(more)} more; --format json lists them all`]) }];
}

function details({ resources, resourceCount, firstSeen, lastSeen, examples, untold, ...row }: AffectedCalls): readonly string[] {
  const shown = resources.slice(0, MOST_RESOURCES);
  const more = resourceCount - shown.length;
  return [
    ...shown.map(({ resource, calls }) => `on ${resource}${resourceCount === 1 ? '' : ` (${counted(calls, 'call')})`}`),
    ...(more > 0 ? [`… and ${counted(more, 'more resource')}`] : []),
    by(row),
    ...(untold.length === 0 ? [] : [`it hangs on ${untold.join(', ')}`]),
    `${spanText(firstSeen, lastSeen)}; for example event ${examples.join(', ')}`,
  ];
}

function by({ layer, kind, statements }: Pick<AffectedCalls, 'layer' | 'kind' | 'statements'>): string {
  const name = LAYER_NAMES[layer];
  if (statements.length === 0) return kind === 'explicitDeny' ? `denied by ${name}` : `no statement allows it: ${name}`;
  const named = statements.map(statementText).join('; ');
  return kind === 'explicitDeny' ? `by ${name}: ${named}` : `no other statement allows it: ${name}: ${named}`;
}

function statementText({ policy, sid, index, position }: StatementReference): string {
  const place = position === undefined ? '' : ` (${position.file}:${position.line})`;
  return `statement ${sid ?? index + 1} of ${policy.name}${place === ` (${policy.name}:${position?.line})` ? `, line ${position?.line}` : place}`;
}

const MOST_PROBLEMS = 20;

function coverageSection(report: RecordedReport): Section {
  const { read, sources, withoutTrail, whatIf, idle, notes } = report;
  const { objects, events, repeats, malformed, jsonBytes, firstSeen, lastSeen } = read;
  const problems = read.problems.slice(0, MOST_PROBLEMS).map(({ object, message }) => `${object}: ${message}`);
  const items: (string | ListItem)[] = [
    `from ${sources.join(', ')}`,
    `${counted(objects, 'object')} (${bytesText(jsonBytes)} of JSON), ${counted(events, 'event')}, ${spanText(firstSeen, lastSeen)}`,
    ...(repeats === 0 ? [] : [`events that came more than once, and count once: ${count(repeats)}`]),
    ...leftOut(read.skipped),
    ...(malformed === 0 ? [] : [{ text: `entries that are no events: ${count(malformed)}`, tone: 'warning' as const }]),
    ...(read.problemCount === 0
      ? []
      : [{ text: `could not be read, or not whole: ${counted(read.problemCount, 'object')}`, tone: 'warning' as const, below: problems }]),
    ...idle.map((text) => ({ text, tone: 'warning' as const })),
    ...[...whatIf.notJudged].map(([reason, calls]) => `not judged: ${counted(calls, 'call')} (${reason})`),
    ...(withoutTrail.length === 0
      ? []
      : [`the trail of these accounts was not read, only what they did in others: ${withoutTrail.join(', ')}`]),
    dataEvents(read),
    ...read.notes,
    ...notes,
  ];
  return { title: 'coverage', level: 1, blocks: list(items) };
}

function dataEvents({ dataEventSources, passedOver }: RecordedReport['read']): string | ListItem {
  const where = passedOver === undefined ? '' : ' (in the objects that were not passed over)';
  if (dataEventSources.length > 0)
    return `data events: of ${dataEventSources.join(', ')}${where}; what others may have recorded elsewhere was not judged`;
  return {
    text: `data events: none${where}. What was done to objects, items and functions was not recorded, and a change may deny it all the same`,
    tone: 'warning',
  };
}
