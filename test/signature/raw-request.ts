// Requests from their text, read as an HTTP server reads them: one byte is one character.
import { Readable } from 'node:stream';
import type { WireRequest } from '../../src/cloud/wire/wire-request.ts';

export interface RawRequest {
  readonly request: WireRequest;
  readonly body: Buffer;
}

/** Parses a request whose lines end in LF or CRLF; undefined where a server would hang up. Folded headers are unfolded. */
export function parseRequest(text: Buffer | string): RawRequest | undefined {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  const raw = bytes.toString('latin1');
  const gap = /\r?\n\r?\n/.exec(raw);
  const head = gap === null ? raw : raw.slice(0, gap.index);
  const body = gap === null ? Buffer.alloc(0) : bytes.subarray(gap.index + gap[0].length);
  const [line = '', ...lines] = head.split(/\r?\n/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: servers take none of them in heads.
  if (/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]|\r(?!\n)/.test(head)) return undefined;
  const start = /^([A-Z]+) (\/.*) HTTP\/1\.1$/.exec(line);
  if (start === null) return undefined;
  const headers = new Map<string, string[]>();
  let last: string[] | undefined;
  for (const item of lines) {
    if (/^[ \t]/.test(item) && last !== undefined) {
      last.push(`${last.pop() ?? ''}${item}`);
      continue;
    }
    const parts = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):(.*)$/.exec(item);
    if (parts === null) return undefined;
    const name = (parts[1] ?? '').toLowerCase();
    last = headers.get(name) ?? [];
    headers.set(name, last);
    last.push((parts[2] ?? '').replace(/^[ \t]+|[ \t]+$/g, ''));
  }
  const target = start[2] ?? '';
  const mark = target.indexOf('?');
  const request: WireRequest = {
    method: start[1] ?? '',
    path: mark < 0 ? target : target.slice(0, mark),
    query: mark < 0 ? '' : target.slice(mark + 1),
    headers,
    host: headers.get('host')?.[0] ?? '',
    secure: false,
    sourceAddress: '127.0.0.1',
    body: Readable.from([body]),
  };
  return { request, body };
}
