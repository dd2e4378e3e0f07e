// The condition keys that are about tags.

/** `aws:RequestTag/…`, `aws:ResourceTag/…`, `aws:TagKeys`; `name` in lower case. */
export function isTagKey(name: string): boolean {
  return name.startsWith('aws:requesttag/') || name.startsWith('aws:resourcetag/') || name === 'aws:tagkeys';
}
