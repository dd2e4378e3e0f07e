// Whether requests to AWS go to a local cloud of this user.
import { readRunFile, type RunFile } from '../cloud/run-file.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The cloud that the endpoint, or the proxy, of the environment leads to; undefined for AWS itself. */
export function runningCloud(endpointUrl: string | undefined, environment: Environment): RunFile | undefined {
  const endpoint = endpointUrl ?? environment['AWS_ENDPOINT_URL_STS'] ?? environment['AWS_ENDPOINT_URL'];
  return cloudAt(endpoint ?? environment['HTTPS_PROXY'] ?? environment['https_proxy']);
}

function cloudAt(address: string | undefined): RunFile | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const { hostname, port } = new URL(address);
  const local = hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.') || hostname.endsWith('.localhost');
  return local && port !== '' ? readRunFile(Number(port)) : undefined;
}
