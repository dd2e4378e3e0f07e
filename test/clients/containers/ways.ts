// The ways to reach a running cloud's registries.
import type { RunningCloud } from '../running-cloud.ts';
import type { Way } from './container-client.ts';

/** Under AWS's own names, by the proxy and its certificate authority. */
export async function byProxy(cloud: RunningCloud): Promise<Way> {
  const env = await cloud.environment('proxy', {});
  const { PATH = '', HOME = '', HTTPS_PROXY = '', SSL_CERT_FILE = '' } = env;
  return {
    name: "AWS's names",
    registry: (account) => `${account}.dkr.ecr.us-west-2.amazonaws.com`,
    env: { PATH, HOME, HTTPS_PROXY, SSL_CERT_FILE },
    isPlain: false,
  };
}

/** By the cloud's own port, with account and region in the path. */
export async function byPath(cloud: RunningCloud): Promise<Way> {
  const { PATH = '', HOME = '' } = await cloud.environment('endpoint', {});
  return { name: 'a path', registry: (account) => `localhost:${cloud.port}/${account}/us-west-2`, env: { PATH, HOME }, isPlain: true };
}
