// The part of a report that says what it rests on.
import { list, type ListItem, type Section } from '../document/report-document.ts';
import type { GenerateReport } from '../generate-report.ts';
import { leftOut } from '../left-out.ts';
import { withSide } from '../with-side.ts';
import { bytesText, count, counted, spanText } from '../quantity.ts';

const MOST_PROBLEMS = 20;

export function readSection(report: GenerateReport): Section {
  const { read, sources, from, to } = report;
  const { objects, events, repeats, malformed, jsonBytes, compressedBytes, firstSeen, lastSeen } = read;
  const bounds = [from === undefined ? '' : `from ${from}`, to === undefined ? '' : `to ${to}`].filter((text) => text !== '').join(' ');
  const sizes = compressedBytes === jsonBytes ? bytesText(jsonBytes) : `${bytesText(jsonBytes)} of JSON from ${bytesText(compressedBytes)}`;
  const items: (string | ListItem)[] = [
    `from ${sources.join(', ')}${bounds === '' ? '' : `; asked for: ${bounds}`}`,
    `${objects === 0 ? '' : `${counted(objects, 'object')}${jsonBytes > 0 ? ` (${sizes})` : ''}, `}${counted(events, 'event')}${events === 0 ? '' : `, ${spanText(firstSeen, lastSeen)}`}`,
    ...(repeats === 0 ? [] : [`${counted(repeats, 'event')} came more than once, and ${repeats === 1 ? 'counts' : 'count'} once`]),
    ...leftOut(read.skipped),
    ...(malformed === 0
      ? []
      : [
          {
            text: `${counted(malformed, 'entry', 'entries')} in the objects ${malformed === 1 ? 'is no event' : 'are no events'}`,
            tone: 'warning' as const,
          },
        ]),
    ...problems(report),
    ...(report.withoutTrail.length === 0
      ? []
      : [
          {
            text: `the trail of these accounts was not read, only what they did in others: ${report.withoutTrail.join(', ')}`,
            tone: 'warning' as const,
          },
        ]),
    dataEvents(read),
    ...read.notes,
  ];
  return { title: 'what was read', level: 1, blocks: list(items) };
}

function problems({ read }: GenerateReport): readonly ListItem[] {
  if (read.problemCount === 0) return [];
  const shown = read.problems.slice(0, MOST_PROBLEMS).map(({ object, message, events }) => {
    const kept = events === 0 ? '' : ` (${counted(events, 'event')} of it ${events === 1 ? 'was' : 'were'} read)`;
    return `${object}: ${withSide(message)}${kept}`;
  });
  const more = read.problemCount - shown.length;
  const below = more > 0 ? [...shown, `… and ${count(more)} more`] : shown;
  return [{ text: `could not be read, or not whole: ${counted(read.problemCount, 'object')}`, tone: 'warning', below }];
}

/** What a trail without data events cannot show must not look as if it were not used. */
function dataEvents({ dataEventSources: sources, passedOver }: GenerateReport['read']): ListItem {
  // Objects without calls of a principal lack nothing of what it did; whether they have data events of others is not looked at.
  const where = passedOver === undefined ? '' : ' in the objects with calls of the principals asked for';
  const unsure = passedOver === undefined ? 'was not recorded' : 'was not done, or not recorded';
  if (sources.length === 0) {
    const text = `data events: none${where}. Access to objects in S3, items in DynamoDB, invocations of functions and the like ${unsure}, and a policy made of these logs lacks it`;
    return { text, tone: 'warning' };
  }
  const others =
    passedOver === undefined
      ? 'were not recorded, and what they need is lacking'
      : 'were not there, or not recorded; then what they need is lacking';
  return { text: `data events${where}: of ${sources.join(', ')}; data events of other services ${others}` };
}
