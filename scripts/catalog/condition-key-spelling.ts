// Brings the ways in which the source writes a condition key that varies to one: `${…}`.

/** `s3:ExistingObjectTag/<key>`, `secretsmanager:ResourceTag/tag-key` and `glacier:ResourceTag/` all become `…/${…}`. */
export function conditionKeySpelling(key: string): string {
  if (key.endsWith('/<key>')) return `${key.slice(0, -'<key>'.length)}\${TagKey}`;
  if (key.endsWith('/tag-key')) return `${key.slice(0, -'tag-key'.length)}\${TagKey}`;
  if (key.endsWith('/')) return `${key}\${TagKey}`;
  if (key.includes('<') || key.includes('>')) throw new Error(`unknown placeholder in condition key \`${key}\``);
  return key;
}
