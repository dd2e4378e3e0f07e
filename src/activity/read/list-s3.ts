// Lists the objects of a bucket below a prefix, page by page, many folders at a time.
import type { ListObjectsV2CommandOutput } from '@aws-sdk/client-s3';
import { readLogPath, whyLeftOut } from './log-path.ts';
import { type ListedObject, type ListingNotes, looksLikeLog } from './listed-object.ts';
import type { OpenS3 } from './s3-client.ts';
import { s3Problem } from './s3-problem.ts';
import { s3Step } from './s3-step.ts';
import type { Selection } from './selection.ts';

/** So many pages are asked for at a time. */
const AT_ONCE = 8;

interface Folder {
  readonly prefix: string;
  readonly depth: number;
}

interface Found {
  readonly objects: readonly ListedObject[];
  readonly folders: readonly Folder[];
  /** What is left of the same folder. */
  readonly more?: Page;
}

interface Page extends Folder {
  readonly delimited: boolean;
  readonly startAfter: string;
  readonly to: string;
  readonly token?: string | undefined;
}

/** A listing that fails is a problem of that prefix; the others go on. */
export async function* listS3(
  { module, client }: OpenS3,
  bucket: string,
  prefix: string,
  selection: Selection,
  notes: ListingNotes,
): AsyncGenerator<ListedObject> {
  const waiting: Page[] = [...firstPage({ prefix, depth: 0 })];
  const running = new Map<Page, Promise<readonly [Page, Found]>>();

  function firstPage(folder: Folder): readonly Page[] {
    const step = s3Step(folder.prefix, folder.depth, selection);
    if (step.kind === 'leave') {
      notes.skip(`${step.reason} (folders, not listed)`);
      return [];
    }
    if (step.kind === 'branch') return [{ ...folder, delimited: true, startAfter: '', to: '' }];
    const { from, to } = step;
    return [
      {
        ...folder,
        delimited: false,
        startAfter: from === '' ? '' : `${folder.prefix}${from}`,
        to: to === '' ? '' : `${folder.prefix}${to}`,
      },
    ];
  }

  async function fetch(page: Page): Promise<Found> {
    const command = new module.ListObjectsV2Command({
      Bucket: bucket,
      Prefix: page.prefix,
      ...(page.delimited && { Delimiter: '/' }),
      ...(page.token !== undefined ? { ContinuationToken: page.token } : page.startAfter !== '' && { StartAfter: page.startAfter }),
    });
    try {
      return found(page, await client.send(command));
    } catch (error) {
      notes.problem(s3Problem(`s3://${bucket}/${page.prefix}`, bucket, error, 'list'));
      return { objects: [], folders: [] };
    }
  }

  function found(page: Page, answer: ListObjectsV2CommandOutput): Found {
    const listed = (answer.Contents ?? []).map(({ Key = '', Size = 0 }) => ({ name: Key, size: Size }));
    const within = page.to === '' ? listed : listed.filter(({ name }) => name < page.to);
    const isOver = within.length < listed.length || answer.IsTruncated !== true || answer.NextContinuationToken === undefined;
    const folders = (answer.CommonPrefixes ?? []).flatMap(({ Prefix }) =>
      Prefix === undefined ? [] : [{ prefix: Prefix, depth: page.depth + 1 }],
    );
    return { objects: within.filter(isWanted), folders, ...(!isOver && { more: { ...page, token: answer.NextContinuationToken } }) };
  }

  function isWanted({ name, size }: ListedObject): boolean {
    if (size === 0 && name.endsWith('/')) return false; // What the console makes for a folder.
    // An object that is named itself is always opened.
    const reason = name === prefix || looksLikeLog(name) ? whyLeftOut(readLogPath(name), selection) : 'files of other types';
    if (reason !== undefined) notes.skip(reason);
    return reason === undefined;
  }

  while (waiting.length > 0 || running.size > 0) {
    while (running.size < AT_ONCE) {
      const page = waiting.pop();
      if (page === undefined) break;
      running.set(
        page,
        fetch(page).then((answer) => [page, answer] as const),
      );
    }
    const [page, { objects, folders, more }] = await Promise.race(running.values());
    running.delete(page);
    if (more !== undefined) waiting.push(more);
    for (const folder of folders.toReversed()) waiting.push(...firstPage(folder));
    yield* objects;
  }
}
