// The lines of `aws s3 ls` without their dates.

/** `PRE logs/`, `37 Hello.txt`, … */
export function readListing(text: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => line.replace(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/, '').trim());
}
