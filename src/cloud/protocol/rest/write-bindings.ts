// Writes what a REST response carries outside its body: headers and status.
import type { LinkedMember } from '../linked-shape.ts';
import type { Bindings } from '../operation-plan.ts';
import { printScalar } from '../scalar-text.ts';
import { joinHeaderList } from './header-list.ts';

export type Header = readonly [name: string, value: string];

/** Headers for the members of `output` that travel there. */
export function writeHeaders(bindings: Bindings, output: Readonly<Record<string, unknown>>): Header[] {
  const headers: Header[] = [];
  for (const [, member] of bindings.headers) {
    const value = output[member.name];
    if (value !== undefined && value !== null) headers.push([member.header ?? member.name, headerText(member, value)]);
  }
  const { prefixHeaders: prefixed } = bindings;
  const map = prefixed === undefined ? undefined : output[prefixed.name];
  if (prefixed !== undefined && typeof map === 'object' && map !== null) {
    for (const [key, value] of Object.entries(map)) {
      if (value !== undefined && value !== null) headers.push([`${prefixed.prefixHeaders}${key}`, clean(String(value))]);
    }
  }
  return headers;
}

/** The status that a member asks for, or else `status`. */
export function statusOf(bindings: Bindings, output: Readonly<Record<string, unknown>>, status: number): number {
  const asked = bindings.responseCode === undefined ? undefined : output[bindings.responseCode.name];
  return typeof asked === 'number' ? asked : status;
}

function headerText(member: LinkedMember, value: unknown): string {
  const { shape } = member;
  if (shape.kind !== 'list') return clean(printScalar(shape.kind === 'scalar' ? shape.scalar : 'string', value, 'http-date'));
  const scalar = shape.member.shape.kind === 'scalar' ? shape.member.shape.scalar : 'string';
  const texts = (value as readonly unknown[]).map((item) => clean(printScalar(scalar, item, 'http-date')));
  return joinHeaderList(texts, scalar === 'timestamp' || scalar === 'http-date');
}

/** No value may begin another header. */
function clean(text: string): string {
  return text.includes('\n') || text.includes('\r') ? text.replace(/[\r\n]+/g, ' ') : text;
}
