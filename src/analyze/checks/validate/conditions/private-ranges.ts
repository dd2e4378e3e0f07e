// Address ranges that no request from the internet has. RFC 1918, RFC 4193.
import { type Network, readNetwork } from '../../../../policy/values/read-network.ts';

const PRIVATE = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'].map((range) => readNetwork(range));

/** Whether all of the range is private; false for what is no range. */
export function isPrivateRange(text: string): boolean {
  const network = readNetwork(text);
  return network !== undefined && PRIVATE.some((range) => range !== undefined && contains(range, network));
}

function contains(outer: Network, inner: Network): boolean {
  if (outer.base.length !== inner.base.length || outer.length > inner.length) return false;
  return outer.base.every((word, i) => word === ((inner.base[i] ?? 0) & (outer.mask[i] ?? 0)) >>> 0);
}
