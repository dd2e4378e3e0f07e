// Reads what a REST request carries outside its body: labels, query, headers.
import type { Protocol } from '../../model/service-model.ts';
import type { WireRequest } from '../../wire/wire-request.ts';
import { parseFormFields } from '../form-fields.ts';
import type { LinkedMember, LinkedScalar } from '../linked-shape.ts';
import { malformedInput } from '../malformed-input.ts';
import type { Bindings } from '../operation-plan.ts';
import { parseScalar } from '../scalar-text.ts';
import type { TimestampFormat } from '../scalar-text.ts';
import { splitHeaderList } from './header-list.ts';

/** Adds them to `input`. Throws the protocol's error for values of the wrong kind. */
export function readBindings(
  bindings: Bindings,
  request: Pick<WireRequest, 'query' | 'headers'>,
  labels: ReadonlyMap<string, string>,
  protocol: Protocol,
  input: Record<string, unknown>,
): void {
  for (const member of bindings.labels) {
    const text = labels.get(member.name);
    if (text !== undefined) input[member.name] = readText(member, text, 'date-time', protocol);
  }
  readQuery(bindings, request.query, protocol, input);
  for (const [name, member] of bindings.headers) {
    const values = request.headers.get(name);
    if (values !== undefined && values.length > 0) readHeader(member, values, protocol, input);
  }
  const { prefixHeaders: prefixed } = bindings;
  if (prefixed?.prefixHeaders !== undefined) {
    const found = headersWith(prefixed.prefixHeaders.toLowerCase(), request.headers);
    if (found !== undefined) input[prefixed.name] = found;
  }
}

function readQuery(bindings: Bindings, query: string, protocol: Protocol, input: Record<string, unknown>): void {
  if (query === '' || (bindings.query.length === 0 && bindings.queryParams === undefined)) return;
  const values = new Map<string, string[]>();
  for (const [name, value] of fieldsOf(query, protocol)) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  for (const [name, member] of bindings.query) {
    const found = values.get(name);
    if (found === undefined) continue;
    const { shape } = member;
    if (shape.kind === 'list') input[member.name] = found.map((text) => readText(shape.member, text, 'date-time', protocol));
    else input[member.name] = readText(member, found[0] ?? '', 'date-time', protocol);
  }
  const { queryParams: all } = bindings;
  if (all === undefined) return;
  const lists = all.shape.kind === 'map' && all.shape.value.shape.kind === 'list';
  const map: Record<string, unknown> = Object.create(null);
  for (const [name, found] of values) map[name] = lists ? found : found[0];
  input[all.name] = map;
}

function fieldsOf(query: string, protocol: Protocol): readonly (readonly [string, string])[] {
  try {
    return parseFormFields(query);
  } catch {
    throw malformedInput(protocol, 'The query string is not encoded properly');
  }
}

function readHeader(member: LinkedMember, values: readonly string[], protocol: Protocol, input: Record<string, unknown>): void {
  const { shape } = member;
  if (shape.kind === 'list') {
    const item = shape.member;
    const dates = item.shape.kind === 'scalar' && isHttpDate(item.shape);
    input[member.name] = splitHeaderList(values.join(','), dates).map((text) => readText(item, text, 'http-date', protocol));
    return;
  }
  const text = (values.length === 1 ? values[0] : values.join(',')) ?? '';
  // RFC 9110 has conditions with broken dates ignored.
  if (shape.kind === 'scalar' && isHttpDate(shape)) {
    const date = parseScalar(shape.scalar, text, 'http-date');
    if (date !== undefined) input[member.name] = date;
  } else input[member.name] = readText(member, text, 'http-date', protocol);
}

function isHttpDate(shape: LinkedScalar): boolean {
  return shape.scalar === 'timestamp' || shape.scalar === 'http-date';
}

function readText(member: LinkedMember, text: string, timestamps: TimestampFormat, protocol: Protocol): unknown {
  if (member.shape.kind !== 'scalar') throw new Error(`${member.name} cannot travel outside a body`);
  const value = parseScalar(member.shape.scalar, text, timestamps);
  if (value !== undefined) return value;
  if (protocol === 'restXml')
    throw malformedInput('awsQuery', `${member.query ?? member.header ?? member.name} is not of the expected type`);
  throw malformedInput(protocol, `${text} can not be converted for ${member.name}`);
}

function headersWith(prefix: string, headers: WireRequest['headers']): Record<string, string> | undefined {
  let map: Record<string, string> | undefined;
  for (const [name, values] of headers) {
    if (!name.startsWith(prefix)) continue;
    map ??= Object.create(null) as Record<string, string>;
    map[name.slice(prefix.length)] = values.join(',');
  }
  return map;
}
