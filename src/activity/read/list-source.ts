// Lists the objects of a source.
import { listPath } from './list-path.ts';
import { listS3 } from './list-s3.ts';
import type { ListedObject, ListingNotes } from './listed-object.ts';
import { openS3, type S3Options } from './s3-client.ts';
import type { Selection } from './selection.ts';
import type { ActivitySource } from './source.ts';

export async function* listSource(
  source: ActivitySource,
  selection: Selection,
  s3: S3Options,
  notes: ListingNotes,
): AsyncGenerator<ListedObject> {
  for await (const object of listingOf(source, selection, s3, notes)) {
    if (object.size === 0 && object.isStream !== true) notes.skip('empty objects');
    else yield object;
  }
}

async function* listingOf(source: ActivitySource, selection: Selection, s3: S3Options, notes: ListingNotes): AsyncGenerator<ListedObject> {
  switch (source.kind) {
    case 'stdin':
      yield { name: '-', size: 0, isStream: true };
      return;
    case 'path':
      yield* listPath(source.path, selection, notes);
      return;
    case 's3':
      yield* listS3(await openS3(s3), source.bucket, source.prefix, selection, notes);
  }
}
