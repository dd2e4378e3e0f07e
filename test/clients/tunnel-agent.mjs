// An agent that reaches HTTPS servers through a proxy's CONNECT.
import { Agent } from 'node:https';
import { request } from 'node:http';
import { connect } from 'node:tls';

/** Trusts what Node trusts (`NODE_EXTRA_CA_CERTS`). */
export function tunnelAgent(proxy) {
  const agent = new Agent({ keepAlive: true });
  agent.createConnection = ({ host, port }, callback) => {
    const asked = request({ host: proxy.hostname, port: proxy.port, method: 'CONNECT', path: `${host}:${port}` });
    asked.on('connect', (answer, socket) => {
      if (answer.statusCode === 200) callback(null, connect({ socket, servername: host }));
      else callback(new Error(`the proxy answered ${answer.statusCode}`));
    });
    asked.on('error', callback);
    asked.end();
  };
  return agent;
}
