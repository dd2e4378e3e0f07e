// The name of the operation that an event's name stands for.

/**
 * `GetFunction` for `GetFunction20150331v2`, `CreateDistribution` for `CreateDistribution2020_05_31`: Lambda and CloudFront put the date of
 * their API
 * behind the name. Digits that are no date stay (`ListObjectsV2`).
 */
export function operationOfEvent(eventName: string): string {
  const dated = /^(.+?)_?(?:19|20)\d{2}_?\d{2}_?\d{2}(?:v\d+)?$/.exec(eventName);
  return dated?.[1] ?? eventName;
}
