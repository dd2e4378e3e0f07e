// Carries out `generate --plan`: what there is to read, and what reading it would take in each way.
import { availableParallelism } from 'node:os';
import { BRAND } from '../../brand.ts';
import { listObjects, type ObjectListing } from '../../activity/read/list-objects.ts';
import { type Plan, planWays } from '../../activity/sql/plan-ways.ts';
import { EXIT } from '../exit-code.ts';
import { paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import { documentHtml } from './document/document-html.ts';
import { documentMarkdown } from './document/document-markdown.ts';
import { documentText } from './document/document-text.ts';
import type { GenerateOptions } from './generate-options.ts';
import { leftOut } from './left-out.ts';
import { planDocument } from './plan-document.ts';
import { printable, printableLines } from './printable.ts';
import type { ProgressLine } from './progress-line.ts';
import { bytesText, counted } from './quantity.ts';
import { selectionOf, sourcesOf } from './selection-of.ts';
import { spareLogs } from './spare-logs.ts';
import { withSide } from './with-side.ts';
import { writeOne } from './write-files.ts';

/** Nothing is opened. The exit code is 1 where nothing was found, and 3 with `--strict` where something could not be listed. */
export async function runPlan(options: GenerateOptions, streams: Streams, progress: ProgressLine, signal: AbortSignal): Promise<number> {
  const sources = sourcesOf(options.trail);
  let listing: ObjectListing;
  try {
    listing = await listObjects(sources, {
      ...selectionOf(options),
      s3: { endpoint: options.endpoint },
      signal,
      onProgress: (objects, bytes) => progress.show(`listing: ${counted(objects, 'object')}, ${bytesText(bytes)}`),
    });
  } catch (error) {
    if (signal.aborted) return EXIT.failed;
    throw error;
  } finally {
    progress.clear();
  }
  const [problem] = listing.problems;
  if (listing.objects === 0) {
    const why =
      problem === undefined
        ? 'look at the path, the dates, the accounts and the regions'
        : withSide(`${problem.object}: ${problem.message}`);
    streams.err(printable(`${BRAND} generate: no log was found: ${why}`).concat('\n'));
    for (const line of leftOut(listing.skipped)) streams.err(`${BRAND} generate: ${printable(line)}\n`);
    return EXIT.failed;
  }
  const from = sources.some(({ kind }) => kind === 's3') ? 's3' : 'disk';
  const plan = planWays(listing, { cores: options.workers ?? availableParallelism(), from });
  const text = rendered(listing, plan, options, streams);
  if (options.out === undefined) streams.out(text);
  else streams.out(`${writeOne(options.out, text, spareLogs(sources))}\n`);
  return options.strict && listing.problemCount > 0 ? EXIT.incomplete : EXIT.fine;
}

function rendered(listing: ObjectListing, plan: Plan, { format, trail, out }: GenerateOptions, streams: Streams): string {
  if (format === 'json') {
    const { skipped, ...rest } = listing;
    const ways = plan.ways.map(({ way, seconds, dollars, because }) => ({
      way,
      seconds: seconds ?? null,
      dollars: dollars ?? null,
      because,
    }));
    const answer = { schemaVersion: 1, sources: trail, ...rest, skipped: Object.fromEntries(skipped), plan: { ...plan, ways } };
    return `${printableLines(JSON.stringify(answer, null, 2))}\n`;
  }
  const document = planDocument(listing, plan, trail);
  if (format === 'markdown') return documentMarkdown(document);
  if (format === 'html') return documentHtml(document);
  return documentText(document, streams.columns, paint(streams.colour && out === undefined));
}
