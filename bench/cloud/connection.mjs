// One keep-alive connection over a plain socket: it costs so little that it is never what limits a measurement.
import { connect } from 'node:net';

const HEAD_END = Buffer.from('\r\n\r\n');
const LAST_CHUNK = Buffer.from('0\r\n\r\n');

/** Answers requests one after the other; connects again where the server closed. */
export class Connection {
  #port;
  #socket;
  #waiting;
  #received = [];
  #length = 0;
  /** Bytes of the whole answer; undefined while its head is not complete. */
  #expected;
  #chunked = false;
  #status = 0;
  #closes = false;

  constructor(port) {
    this.#port = port;
  }

  /** @returns {Promise<{ status: number, bytes: Buffer }>} head and body */
  send(request) {
    return new Promise((resolve, reject) => {
      this.#waiting = { resolve, reject };
      this.#open().write(request);
    });
  }

  close() {
    this.#socket?.destroy();
    this.#socket = undefined;
  }

  #open() {
    if (this.#socket !== undefined) return this.#socket;
    const socket = connect({ port: this.#port, host: '127.0.0.1', noDelay: true });
    this.#socket = socket;
    socket.on('data', (chunk) => this.#onData(chunk));
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => {
      if (this.#socket !== socket) return;
      this.#socket = undefined;
      // A body without a length ends with its connection.
      if (this.#expected === Infinity) this.#done();
      else this.#fail(new Error('the server closed the connection'));
    });
    return socket;
  }

  #onData(chunk) {
    this.#received.push(chunk);
    this.#length += chunk.length;
    if (this.#expected === undefined) this.#readHead();
    if (this.#expected === undefined) return;
    if (this.#chunked ? this.#endsWithLastChunk() : this.#length >= this.#expected) this.#done();
  }

  #readHead() {
    const bytes = this.#join();
    const end = bytes.indexOf(HEAD_END);
    if (end < 0) return;
    const head = bytes.latin1Slice(0, end).toLowerCase();
    this.#status = Number(head.slice(9, 12));
    this.#closes = head.includes('\r\nconnection: close');
    this.#chunked = head.includes('\r\ntransfer-encoding: chunked');
    const at = head.indexOf('\r\ncontent-length: ');
    const bodiless = this.#status === 204 || this.#status === 304;
    const length = at >= 0 ? Number.parseInt(head.slice(at + 18), 10) : bodiless ? 0 : Infinity;
    this.#expected = end + 4 + length;
  }

  #endsWithLastChunk() {
    const bytes = this.#join();
    return bytes.length >= 5 && bytes.subarray(-5).equals(LAST_CHUNK);
  }

  #join() {
    if (this.#received.length > 1) this.#received = [Buffer.concat(this.#received)];
    return this.#received[0];
  }

  #done() {
    const answer = { status: this.#status, bytes: this.#join() };
    this.#received = [];
    this.#length = 0;
    this.#expected = undefined;
    if (this.#closes) this.close();
    const { resolve } = this.#waiting;
    this.#waiting = undefined;
    resolve(answer);
  }

  #fail(error) {
    this.close();
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.reject(error);
  }
}
