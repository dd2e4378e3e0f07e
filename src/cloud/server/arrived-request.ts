// A request as the server hands it on: node's, read once, with the body only if somebody asks for it.
import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import type { WireRequest } from '../wire/wire-request.ts';
import type { RequestTarget } from './request-target.ts';
import { RequestBody } from './request-body.ts';
import { readWholeBody } from './whole-body.ts';

export class ArrivedRequest implements WireRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly host: string;
  readonly secure: boolean;
  readonly sourceAddress: string;
  readonly bodiless: boolean;
  readonly #source: IncomingMessage;
  readonly #onFirstRead: (() => void) | undefined;
  #body: RequestBody | undefined;

  constructor(
    source: IncomingMessage,
    target: RequestTarget,
    headers: ReadonlyMap<string, readonly string[]>,
    from: { readonly host: string; readonly secure: boolean; readonly sourceAddress: string },
    onFirstRead: (() => void) | undefined,
  ) {
    this.method = source.method ?? '';
    this.path = target.path;
    this.query = target.query;
    this.headers = headers;
    this.host = from.host;
    this.secure = from.secure;
    this.sourceAddress = from.sourceAddress;
    this.bodiless = !headers.has('content-length') && !headers.has('transfer-encoding');
    this.#source = source;
    this.#onFirstRead = onFirstRead;
  }

  get body(): Readable {
    this.#body ??= new RequestBody(this.#source, this.#onFirstRead);
    return this.#body;
  }

  whole(limit: number): Promise<Uint8Array | undefined> {
    return readWholeBody(this.#source, limit, this.#onFirstRead);
  }

  /** Nobody reads the body any more; what is left of it can be drained. */
  release(): void {
    this.#body?.destroy();
  }
}
