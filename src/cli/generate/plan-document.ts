// A plan as a document of lists and tables.
import type { ObjectListing } from '../../activity/read/list-objects.ts';
import type { Plan, PlannedWay } from '../../activity/sql/plan-ways.ts';
import { list, paragraph, type Block, type ListItem, type ReportDocument } from './document/report-document.ts';
import { leftOut } from './left-out.ts';
import { withSide } from './with-side.ts';
import { bytesText, count, counted, durationText } from './quantity.ts';

const MOST_PLACES = 40;
const MOST_PROBLEMS = 20;

const NAMES: Readonly<Record<PlannedWay['way'], string>> = {
  embedded: 'this machine',
  athena: 'Athena (--athena)',
  trino: 'Trino (--trino)',
};

export function planDocument(listing: ObjectListing, plan: Plan, sources: readonly string[]): ReportDocument {
  return {
    title: 'what there is to read',
    sections: [
      { title: 'objects', level: 1, blocks: [...list(facts(listing, plan, sources)), ...places(listing)] },
      { title: 'ways', level: 1, blocks: [ways(plan), paragraph('Estimates, right within a factor of two or so.')] },
      { title: 'advice', level: 1, blocks: [paragraph(plan.advice, 'good')] },
    ],
  };
}

function facts(
  { objects, bytes, compressedBytes, skipped, problems, problemCount }: ObjectListing,
  plan: Plan,
  sources: readonly string[],
): readonly (string | ListItem)[] {
  const json = compressedBytes === 0 ? '' : `, about ${bytesText(plan.jsonBytes)} of JSON`;
  return [
    `in ${sources.join(', ')}`,
    `${counted(objects, 'object')}, ${bytesText(bytes)} as stored${json}`,
    ...leftOut(skipped),
    ...(problemCount === 0
      ? []
      : [
          {
            text: `could not be listed: ${counted(problemCount, 'object')}`,
            tone: 'warning' as const,
            below: problems.slice(0, MOST_PROBLEMS).map(({ object, message }) => `${object}: ${withSide(message)}`),
          },
        ]),
  ];
}

function places({ places: all }: ObjectListing): readonly Block[] {
  const rows = all
    .slice(0, MOST_PLACES)
    .map(({ account, region, objects, bytes }) => [
      count(objects),
      bytesText(bytes),
      account === '' ? 'unknown' : account,
      region === '' ? 'unknown' : region,
    ]);
  const more = all.length - rows.length;
  return [
    { kind: 'table', caption: 'By account and region, as their paths tell', head: ['objects', 'bytes', 'account', 'region'], rows },
    ...list(more > 0 ? [`… and ${count(more)} more (--format json has all)`] : []),
  ];
}

function ways({ ways: all }: Plan): Block {
  const rows = all.map(({ way, seconds, dollars, because }) => [
    NAMES[way],
    seconds === undefined ? 'not known' : durationText(seconds),
    dollars === undefined ? 'not known' : dollars === 0 ? 'nothing' : dollars < 0.01 ? 'under $0.01' : `$${dollars.toFixed(2)}`,
    because,
  ]);
  return { kind: 'table', caption: 'What each way takes', head: ['way', 'time', 'cost', 'why'], rows };
}
