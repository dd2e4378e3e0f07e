// The URL of a layer that needs no signature: what it stands for, sealed.
import type { CallContext } from '../../../../cloud/call-context.ts';
import { registryEndpoint, type RegistryPlace } from '../../registry-name.ts';
import type { LayerRow } from '../../rows/layer-row.ts';

/** Begins the path of every such URL. */
export const LAYER_URL_PATH = '/-/layers/';
/** As ECR's own, which are presigned URLs of S3: `X-Amz-Expires=3600`. */
const LIFETIME_MS = 60 * 60 * 1000;
/** Begins every sealed text: nothing else that is sealed for other ends can pass for one. */
const MARK = 'ecr-layer\n';

/** `https://123456789012.dkr.ecr.us-west-2.amazonaws.com/-/layers/…`; `digest` in hex, `size` in bytes. */
export function layerUrl(
  cx: Pick<CallContext, 'cloudSeal' | 'request' | 'now'>,
  place: RegistryPlace,
  { digest, size }: Pick<LayerRow, 'digest' | 'size'>,
): string {
  const sealed = cx.cloudSeal.close(`${MARK}${JSON.stringify([place.account, place.region, digest, size, cx.now + LIFETIME_MS])}`);
  return `${registryEndpoint(place, cx.request)}${LAYER_URL_PATH}${sealed}`;
}

export interface LayerTicket extends RegistryPlace {
  /** In hex: the blob's name. */
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

/**
 * What a path under `LAYER_URL_PATH` stands for, by the cloud's own seal; undefined for what this cloud has not sealed.
 * Whether it has expired is the caller's to ask.
 */
export function openLayerUrl(seal: { readonly open: (sealed: string) => string | undefined }, path: string): LayerTicket | undefined {
  if (!path.startsWith(LAYER_URL_PATH)) return undefined;
  const text = seal.open(path.slice(LAYER_URL_PATH.length));
  if (text?.startsWith(MARK) !== true) return undefined;
  const [account, region, digest, size, expiresAt] = JSON.parse(text.slice(MARK.length)) as [string, string, string, number, number];
  return { account, region, digest, size, expiresAt };
}
