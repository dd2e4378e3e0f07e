// The time of an event, if it is one.

/** As CloudTrail writes it, in UTC; other programs add parts of a second. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/;

/** '' for everything else: texts that are no instants, and those of other time zones, have no place in the order of text. */
export function instantOrNone(time: string): string {
  return INSTANT.test(time) ? time : '';
}

/** Whether it is before `from` or not before `to`. What has no instant is outside of any bounds. */
export function isOutside(instant: string, from: string, to: string | undefined): boolean {
  if (instant === '') return from !== '' || to !== undefined;
  return instant < from || (to !== undefined && instant >= to);
}
