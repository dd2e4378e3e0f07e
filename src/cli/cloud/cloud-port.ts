// Which running cloud a command means.
import { DEFAULT_PORT } from './control-client.ts';
import { UsageError } from '../usage-error.ts';
import { portOf } from '../up/up-options.ts';
import { runningPorts } from './run-file.ts';

/** The port that a number or a URL (`http://localhost:4566`) names; as `cloudPort` for an empty text. Throws UsageError. */
export function cloudPortOf(given: string): number {
  if (!given.includes('/')) return cloudPort(given === '' ? undefined : given);
  const url = URL.canParse(given) ? new URL(given) : undefined;
  if (url === undefined || url.port === '') throw new UsageError(`\`${given}\` names no port; give the port of the cloud, or its URL`);
  return Number(url.port);
}

/** The port given; else the usual one; else the only cloud that runs. */
export function cloudPort(given: string | undefined): number {
  const port = portOf(given, '--port');
  if (port !== undefined) return port;
  const ports = runningPorts();
  const [only] = ports;
  return only !== undefined && ports.length === 1 ? only : DEFAULT_PORT;
}
