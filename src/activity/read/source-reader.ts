// How the objects of a source are opened, and what its failures mean.
import type { OpenObject } from './opened-object.ts';
import { fileOpener } from './open-file.ts';
import { s3ObjectOpener } from './open-s3-object.ts';
import type { SourceReader } from './portion-reader.ts';
import { openS3, type S3Options } from './s3-client.ts';
import { s3Problem } from './s3-problem.ts';
import { type ActivitySource, objectText } from './source.ts';
import { systemProblem } from './system-problem.ts';

/** `stdin` is opened where the process is, which threads cannot. */
export async function sourceReader(source: ActivitySource, s3: S3Options, stdin: () => AsyncIterable<Uint8Array>): Promise<SourceReader> {
  const text = (name: string): string => objectText(source, name);
  const open = await openerOf(source, s3, stdin);
  return {
    open,
    isRemote: source.kind === 's3',
    objectText: text,
    problem: (name, error) =>
      source.kind === 's3' ? s3Problem(text(name), source.bucket, error, 'read') : systemProblem(text(name), error, 'file'),
  };
}

async function openerOf(source: ActivitySource, s3: S3Options, stdin: () => AsyncIterable<Uint8Array>): Promise<OpenObject> {
  switch (source.kind) {
    case 'path':
      return fileOpener();
    case 's3':
      return s3ObjectOpener(await openS3(s3), source.bucket);
    case 'stdin':
      return () => ({ kind: 'stream', pieces: stdin() });
  }
}
