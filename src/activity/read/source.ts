// Where events are read from.
import { fail, ok, type Result } from '../../model/result.ts';

export type ActivitySource =
  /** A file, or a folder with all that is below it. */
  | { readonly kind: 'path'; readonly path: string }
  | { readonly kind: 'stdin' }
  /** The objects whose keys begin with `prefix`. */
  | { readonly kind: 's3'; readonly bucket: string; readonly prefix: string };

// Amazon S3 User Guide, "General purpose bucket naming rules", with the dots, capitals and underscores of old buckets.
const BUCKET = /^[A-Za-z0-9][A-Za-z0-9._-]{1,254}$/;

/**
 * `s3://bucket/prefix`, `-` for standard input, or the path of a file or folder.
 *
 * @returns the source, or what is wrong with the text, for people.
 */
export function parseSource(text: string): Result<ActivitySource, string> {
  if (text === '') return fail('a source is a folder, a file, `-` or `s3://bucket/prefix`; this one is empty');
  if (text === '-') return ok({ kind: 'stdin' });
  if (text.startsWith('arn:')) {
    const bucketAndPrefix = /^arn:[^:]*:s3:::(.+)$/.exec(text)?.[1];
    return fail(
      bucketAndPrefix === undefined
        ? `\`${text}\` is no bucket; logs are read from a folder, a file, \`-\` or \`s3://bucket/prefix\``
        : `write \`s3://${bucketAndPrefix}\` for \`${text}\``,
    );
  }
  const scheme = /^([A-Za-z][A-Za-z0-9+.-]+):\/\//.exec(text)?.[1];
  if (scheme === undefined) return ok({ kind: 'path', path: text });
  if (scheme.toLowerCase() !== 's3')
    return fail(`\`${scheme}://\` cannot be read; a source is a folder, a file, \`-\` or \`s3://bucket/prefix\``);
  const rest = text.slice('s3://'.length);
  const slash = rest.indexOf('/');
  const bucket = slash < 0 ? rest : rest.slice(0, slash);
  if (!BUCKET.test(bucket)) return fail(`\`${bucket}\` is no bucket's name in \`${text}\`; write \`s3://bucket/prefix\``);
  return ok({ kind: 's3', bucket, prefix: slash < 0 ? '' : rest.slice(slash + 1) });
}

/** The name of an object of a source, for people: its path or `s3://` URL. */
export function objectText(source: ActivitySource, name: string): string {
  return source.kind === 's3' ? `s3://${source.bucket}/${name}` : source.kind === 'stdin' ? 'standard input' : name;
}
