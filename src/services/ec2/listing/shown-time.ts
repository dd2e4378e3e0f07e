// Times as EC2 tells them: whole seconds.

/** From milliseconds since 1970. */
export function shownTime(milliseconds: number): Date {
  return new Date(Math.floor(milliseconds / 1000) * 1000);
}
