// The body of a request as a stream whose end does not take the connection with it.
import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';

/**
 * Reads from the connection only as fast as it is read itself. Destroying node's own stream closes the connection, and then nothing
 * could be answered to a body that is refused half-way; destroying this one leaves the connection as it is.
 */
export class RequestBody extends Readable {
  readonly #source: IncomingMessage;
  readonly #onFirstRead: (() => void) | undefined;
  #attached = false;

  /** `onFirstRead` is called once, when somebody begins to read: the moment to say `100 Continue`. */
  constructor(source: IncomingMessage, onFirstRead: (() => void) | undefined) {
    super({ highWaterMark: 65_536 });
    this.#source = source;
    this.#onFirstRead = onFirstRead;
  }

  override _read(): void {
    if (!this.#attached) this.#attach();
    else this.#source.resume();
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (this.#attached) {
      const source = this.#source;
      source.off('data', this.#onData).off('end', this.#onEnd).off('close', this.#onClose);
      if (!source.readableEnded) source.pause();
    }
    done(error);
  }

  #attach(): void {
    this.#attached = true;
    const source = this.#source;
    this.#onFirstRead?.();
    if (source.readableEnded) this.push(null);
    else if (source.destroyed) this.destroy(cutShort());
    else source.on('data', this.#onData).on('end', this.#onEnd).on('error', ignore).on('close', this.#onClose);
  }

  readonly #onData = (chunk: Buffer): void => {
    if (!this.push(chunk)) this.#source.pause();
  };

  readonly #onEnd = (): void => {
    this.push(null);
  };

  readonly #onClose = (): void => {
    if (!this.#source.readableEnded) this.destroy(cutShort());
  };
}

function cutShort(): Error {
  return new Error('The client closed the connection before the body was complete.');
}

/** `close` follows each error. */
function ignore(): void {}
