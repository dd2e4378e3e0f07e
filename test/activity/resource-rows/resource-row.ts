// One kind of call with the resources that AWS's documentation says it is authorized on.

/**
 * Event source (without `.amazonaws.com`) and event name; parameters as CloudTrail has them; ARNs without `arn:aws:`, where `R` is the region and `A` the
 * account. The action is the one that the event is named after unless `action` says so.
 */
export interface ResourceRow {
  readonly event: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly arns: readonly string[];
  readonly action?: string;
  readonly listed?: readonly string[];
}

export function row(
  event: string,
  parameters: Readonly<Record<string, unknown>>,
  arns: readonly string[],
  more: Partial<ResourceRow> = {},
): ResourceRow {
  return { event, parameters, arns, ...more };
}

/** `s3:::b` → `arn:aws:s3:::b`; `kms:R:A:key/1` → `arn:aws:kms:us-east-1:111111111111:key/1`. */
export function wholeArn(short: string): string {
  if (short === '*') return short;
  return `arn:aws:${short.replace(/^([a-z0-9-]+):R:/u, '$1:us-east-1:').replace(/^([a-z0-9-]+:[^:]*):A:/u, '$1:111111111111:')}`;
}
