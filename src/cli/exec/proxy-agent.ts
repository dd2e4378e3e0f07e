// HTTPS through a proxy, as the environment asks for it.
import { request as httpRequest } from 'node:http';
import { Agent, type AgentOptions, request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';
import { connect, type ConnectionOptions } from 'node:tls';

type Environment = Readonly<Record<string, string | undefined>>;

/** Goes directly where NO_PROXY says so. `ca`: certificates to trust in place of the system's. */
export function agentFor(environment: Environment, ca: Buffer | undefined): Agent {
  const address = environment['HTTPS_PROXY'] ?? environment['https_proxy'] ?? environment['ALL_PROXY'] ?? environment['all_proxy'];
  const options: AgentOptions = ca === undefined ? {} : { ca };
  if (address === undefined || address === '') return new Agent(options);
  const proxy = new URL(address.includes('://') ? address : `http://${address}`);
  const exempt = environment['NO_PROXY'] ?? environment['no_proxy'] ?? '';
  return new TunnelAgent(options, proxy, (host) => isExempt(exempt, host));
}

/** Whether a list such as `localhost,.internal,10.0.0.1` names the host or a domain above it. */
export function isExempt(list: string, host: string): boolean {
  const name = host.toLowerCase();
  return list.split(/[\s,]+/).some((entry) => {
    const wanted = entry
      .toLowerCase()
      .replace(/:\d+$/, '')
      .replace(/^\*?\./, '');
    return wanted === '*' || (wanted !== '' && (name === wanted || name.endsWith(`.${wanted}`)));
  });
}

type Done = (error: Error | null, socket: Duplex) => void;

/** The addresses that node's agent gives to `createConnection`. */
type Destination = ConnectionOptions & { readonly servername?: string };

/** Opens each connection by CONNECT; TLS runs inside of it. */
class TunnelAgent extends Agent {
  readonly #proxy: URL;
  readonly #isDirect: (host: string) => boolean;

  constructor(options: AgentOptions, proxy: URL, isDirect: (host: string) => boolean) {
    super(options);
    this.#proxy = proxy;
    this.#isDirect = isDirect;
  }

  override createConnection(destination: Destination, done: Done): Duplex | undefined {
    const host = destination.host ?? '';
    const secure = (socket?: Duplex): Duplex =>
      connect({ ...destination, ...(socket !== undefined && { socket }), servername: destination.servername ?? host });
    if (this.#isDirect(host)) return secure();
    const { protocol, hostname, port, username, password } = this.#proxy;
    const target = `${host.includes(':') ? `[${host}]` : host}:${destination.port ?? 443}`;
    const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    const ask = (protocol === 'https:' ? httpsRequest : httpRequest)({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: port === '' ? (protocol === 'https:' ? 443 : 80) : port,
      method: 'CONNECT',
      path: target,
      agent: false,
      headers: { host: target, ...(username !== '' && { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }) },
    });
    const fail = (message: string): void => done(new Error(`${message} (the proxy is ${this.#proxy.host})`), undefined as never);
    ask.once('connect', (response, socket) => {
      if (response.statusCode === 200) done(null, secure(socket));
      else {
        socket.destroy();
        fail(`the proxy answered ${response.statusCode} to CONNECT ${target}`);
      }
    });
    ask.once('response', (response) => fail(`the proxy answered ${response.statusCode} to CONNECT ${target}`));
    ask.once('error', (error) => fail(error.message));
    ask.end();
    return undefined;
  }
}
