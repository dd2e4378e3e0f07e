// Answers what is no HTTP request with 400, and closes.
import type { Duplex } from 'node:stream';
import type { Connection } from './connection.ts';

/** For node's `clientError`: broken syntax, headers too large (431), a head that does not come to an end (408), TLS that fails. */
export function refuseBrokenRequest(error: Error & { readonly code?: string }, socket: Duplex, connection: Connection): void {
  const code = error.code ?? '';
  const ofHttp = code.startsWith('HPE_') || code === 'ERR_HTTP_REQUEST_TIMEOUT';
  // With an answer outstanding this one would be taken for it, unless it is the request under way that is broken.
  const { latest, inFlight } = connection;
  if (connection.doomed && ofHttp && latest?.res.headersSent === true) {
    latest.res.end(); // Refused already, for the same reason; what follows is not waited for.
    return;
  }
  const idle = inFlight === 0 || (inFlight === 1 && latest !== undefined && !latest.req.complete && !latest.res.headersSent);
  if (!ofHttp || !socket.writable || !idle) {
    socket.destroy();
    return;
  }
  const [status, reason] = statusOf(code);
  const body = `${reason}: ${code === 'ERR_HTTP_REQUEST_TIMEOUT' ? 'the request did not come to an end' : 'this is no valid HTTP request'}\n`;
  socket.on('error', ignore);
  socket.end(
    `HTTP/1.1 ${status} ${reason}\r\ncontent-type: text/plain\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    () => socket.destroy(),
  );
}

function statusOf(code: string): readonly [status: number, reason: string] {
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'Request Header Fields Too Large'];
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return [408, 'Request Timeout'];
  return [400, 'Bad Request'];
}

/** The connection is being closed anyway. */
function ignore(): void {}
