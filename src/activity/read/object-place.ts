// The one object in S3 that a group is about: what distinguishes it from groups that are otherwise the same.

export interface ObjectPlace {
  /** `arn:aws:s3:::bucket/`. */
  readonly bucket: string;
  /** Which of the resources it is. */
  readonly position: number;
  /** The key, folder by folder. Where the call names a version, the name ends in `/`, which tells it from a folder, and the version follows. */
  readonly parts: readonly string[];
  /** The parameters with holes in the places of the key and of the version. */
  readonly parameters: string;
}

/** No JSON has these characters. */
const KEY_HOLE = '\u0001';
const VERSION_HOLE = '\u0002';
/** Folders that are deeper count as one name. */
const DEEPEST = 64;

/** Undefined for groups of no object, and of several. */
export function objectPlace(resources: readonly string[], parameters: string): ObjectPlace | undefined {
  let position = -1;
  let slash = -1;
  for (const [index, resource] of resources.entries()) {
    const found = bucketEnd(resource);
    if (found < 0) continue;
    if (position >= 0) return undefined;
    position = index;
    slash = found;
  }
  if (position < 0) return undefined;
  const arn = resources[position]!;
  const key = arn.slice(slash + 1);
  const folders = key.split('/');
  const parts = folders.length <= DEEPEST ? folders : [...folders.slice(0, DEEPEST - 1), folders.slice(DEEPEST - 1).join('/')];
  const bucket = arn.slice(0, slash + 1);
  if (parameters === '{}') return { bucket, position, parts, parameters };
  const withoutKey = cut(parameters, '"key":', JSON.stringify(key), KEY_HOLE);
  const version = versionIn(withoutKey);
  if (version === undefined) return { bucket, position, parts, parameters: withoutKey };
  const named = [...parts.slice(0, -1), `${parts.at(-1)}/`, version];
  return { bucket, position, parts: named, parameters: cut(withoutKey, '"versionId":', version, VERSION_HOLE) };
}

/** The resource and the parameters of all groups below a folder together, or of all versions of a key, when that is what the parts are. */
export function folderPlace(
  bucket: string,
  parameters: string,
  folder: readonly string[],
): { readonly arn: string; readonly parameters: string } {
  // A name that ends in a slash is no folder: what follows is a version.
  const key = folder.at(-1)?.endsWith('/') === true ? folder.join('/').slice(0, -1) : [...folder, '*'].join('/');
  return {
    arn: `${bucket}${key}`,
    parameters: parameters.replace(KEY_HOLE, () => JSON.stringify(key)).replace(VERSION_HOLE, '"*"'),
  };
}

/** Where the bucket of an object's ARN ends; -1 when it is no object's. */
function bucketEnd(arn: string): number {
  if (!arn.startsWith('arn:')) return -1;
  const partition = arn.indexOf(':', 4);
  if (partition < 0 || !arn.startsWith(':s3:::', partition)) return -1;
  const slash = arn.indexOf('/', partition);
  return slash > partition + 6 && slash < arn.length - 1 ? slash : -1;
}

function cut(text: string, name: string, value: string, hole: string): string {
  const start = text.indexOf(`${name}${value}`);
  return start < 0 ? text : `${text.slice(0, start + name.length)}${hole}${text.slice(start + name.length + value.length)}`;
}

/** As it is written, with quotes. */
function versionIn(parameters: string): string | undefined {
  return /"versionId":("(?:[^"\\]|\\.)*")/.exec(parameters)?.[1];
}
