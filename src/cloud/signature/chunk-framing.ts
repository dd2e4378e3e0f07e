// Takes the framing of aws-chunked bodies apart: `10000;chunk-signature=…`, the chunk's bytes, and so on, then trailers.
// Amazon S3 documentation: "Signature calculations for the Authorization header: transferring payload in multiple chunks".
import { ServiceError } from '../service-error.ts';

/** What the framing is taken apart into, in order. Throw to refuse the body. */
export interface ChunkEvents {
  /** A chunk begins; the last one has no bytes. `signature` is empty if it has none. */
  readonly begin: (size: number, signature: string) => void;
  readonly data: (bytes: Buffer) => void;
  readonly end: () => void;
  /** One line after the last chunk, its name in lower case. */
  readonly trailer: (name: string, value: string) => void;
  /** All is there. */
  readonly finish: () => void;
}

/** A head has a size and a signature of at most 144 digits; a trailer, a name and a checksum. */
const longestLine = 1024;
const mostTrailers = 16;
/** Smaller chunks are taken only last. */
const smallestChunk = 8192;

const chunkHead = /^([0-9a-fA-F]{1,13})(?:;chunk-signature=([0-9a-fA-F]*)\**)?[ \t]*$/;

export function incompleteBody(): ServiceError {
  return new ServiceError('IncompleteBody', 400, 'The request body terminated unexpectedly');
}

export function malformedTrailer(): ServiceError {
  return new ServiceError(
    'MalformedTrailerError',
    400,
    'The request contained trailing data that was not well-formed or did not conform to our published schema.',
  );
}

export class ChunkFraming {
  private readonly events: ChunkEvents;
  private state: 'head' | 'data' | 'after data' | 'trailers' | 'done' = 'head';
  /** Of a line that is not whole yet. */
  private line = '';
  private left = 0;
  private chunks = 0;
  private previousSize = smallestChunk;
  private trailers = 0;

  constructor(events: ChunkEvents) {
    this.events = events;
  }

  /** Takes the next bytes as they come. Throws ServiceErrors about the framing, and what the events throw. */
  write(bytes: Buffer): void {
    let at = 0;
    while (at < bytes.length) {
      if (this.state === 'data') {
        const part = bytes.subarray(at, at + this.left);
        this.left -= part.length;
        at += part.length;
        this.events.data(part);
        if (this.left === 0) this.state = 'after data';
        continue;
      }
      if (this.state === 'done') throw incompleteBody();
      const feed = bytes.indexOf(0x0a, at);
      const upTo = feed < 0 ? bytes.length : feed + 1;
      if (this.line.length + upTo - at > longestLine) throw this.state === 'trailers' ? malformedTrailer() : incompleteBody();
      this.line += bytes.toString('latin1', at, upTo);
      at = upTo;
      if (!this.line.endsWith('\r\n')) continue;
      const line = this.line.slice(0, -2);
      this.line = '';
      this.take(line);
    }
  }

  /** To be called when no more comes. */
  end(): void {
    if (this.state !== 'done') throw this.state === 'trailers' && this.trailers > 0 ? malformedTrailer() : incompleteBody();
  }

  private take(line: string): void {
    if (this.state === 'head') this.takeHead(line);
    else if (this.state === 'trailers') this.takeTrailer(line);
    else {
      if (line !== '') throw incompleteBody();
      this.events.end();
      this.state = 'head';
    }
  }

  private takeHead(line: string): void {
    const parts = chunkHead.exec(line);
    if (parts === null) throw incompleteBody();
    const size = Number.parseInt(parts[1] ?? '', 16);
    this.chunks++;
    if (size > 0 && this.previousSize < smallestChunk) {
      const message = 'Only the last chunk is allowed to have a size less than 8192 bytes';
      throw new ServiceError('InvalidChunkSizeError', 403, message, {
        members: { Chunk: String(this.chunks), BadChunkSize: String(this.previousSize) },
      });
    }
    this.previousSize = size;
    this.events.begin(size, parts[2] ?? '');
    this.left = size;
    this.state = size > 0 ? 'data' : 'trailers';
    if (size === 0) this.events.end();
  }

  private takeTrailer(line: string): void {
    // Some clients end the last trailer with a line feed of its own.
    const text = line.trim();
    if (text === '') {
      this.state = 'done';
      this.events.finish();
      return;
    }
    const colon = text.indexOf(':');
    if (colon <= 0 || ++this.trailers > mostTrailers) throw malformedTrailer();
    this.events.trailer(text.slice(0, colon).trim().toLowerCase(), text.slice(colon + 1).trim());
  }
}
