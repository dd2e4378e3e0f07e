// The registries that can be cached: how they are reached, and which of them want credentials.
// Source: Amazon ECR User Guide, Creating a pull through cache rule.
import { failure, invalidParameter } from '../../errors.ts';

interface Upstream {
  readonly name: string;
  readonly url: RegExp;
  readonly credentials: 'required' | 'none';
}

const UPSTREAMS: readonly Upstream[] = [
  { name: 'ecr-public', url: /^public\.ecr\.aws$/, credentials: 'none' },
  { name: 'quay', url: /^quay\.io$/, credentials: 'none' },
  { name: 'k8s', url: /^registry\.k8s\.io$/, credentials: 'none' },
  { name: 'docker-hub', url: /^registry-1\.docker\.io$/, credentials: 'required' },
  { name: 'github-container-registry', url: /^ghcr\.io$/, credentials: 'required' },
  { name: 'azure-container-registry', url: /^[a-z0-9]+\.azurecr\.io$/i, credentials: 'required' },
  { name: 'gitlab-container-registry', url: /^registry\.gitlab\.com$/, credentials: 'required' },
  { name: 'chainguard', url: /^cgr\.dev$/, credentials: 'required' },
  { name: 'ecr', url: /^\d{12}\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com(?:\.cn)?$/, credentials: 'none' },
];

export interface UpstreamInput {
  readonly upstreamRegistryUrl: string;
  readonly upstreamRegistry?: string | undefined;
  readonly credentialArn?: string | undefined;
}

/** The name of the registry. Throws `UnsupportedUpstreamRegistryException`, `InvalidParameterException`. */
export function readUpstream({ upstreamRegistryUrl, upstreamRegistry, credentialArn }: UpstreamInput): string {
  const upstream = UPSTREAMS.find(({ url }) => url.test(upstreamRegistryUrl));
  if (upstream === undefined || (upstreamRegistry !== undefined && upstreamRegistry !== upstream.name))
    throw failure('UnsupportedUpstreamRegistry', "The specified upstream registry isn't supported.");
  if (upstream.credentials === 'required' && credentialArn === undefined)
    throw invalidParameter('credentialArn', `Credential ARN is required for upstream registry ${upstream.name}`);
  return upstream.name;
}
