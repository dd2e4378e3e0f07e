// Reports a key that is no element of the policy language, and the element that was likely meant.
import type { JsonMember } from './json-node.ts';
import { nearestName } from './nearest-name.ts';
import { quoteInput } from './quote-input.ts';
import { isFull, type Report, reportError } from './report.ts';

/** `where` completes `expected an element of …`. */
export function unknownElement(report: Report, member: JsonMember, where: string, names: ReadonlySet<string>): void {
  if (isFull(report)) return;
  const { value, span } = member.key;
  const near = nearestName(value, names);
  const list = [...names].map((name) => `\`${name}\``).join(', ');
  const hint = near === undefined ? `the elements are ${list}` : `did you mean \`${near}\`? upper and lower case count`;
  reportError(report, { code: 'unknown-element', message: `expected an element of ${where}, found ${quoteInput(value)}`, hint, span });
}
