// Public images under the names that people look for. Their ids are the cloud's own; every other well-formed id is taken for a public image too.
import type { AuthorizeContext } from '../../../cloud/call-context.ts';
import { idFrom } from '../network/default-network.ts';
import { checkId } from '../resource-ids.ts';

export interface ImageFacts {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly alias?: string;
  readonly architecture: 'x86_64' | 'arm64';
  readonly windows: boolean;
  readonly rootDevice: string;
  readonly size: number;
  readonly volumeType: string;
  readonly snapshotId: string;
  /** ISO 8601. */
  readonly created: string;
  readonly requiresTokens: boolean;
}

interface Listed {
  readonly name: string;
  readonly description: string;
  readonly owner: string;
  readonly alias?: string;
  readonly rootDevice?: string;
  readonly size?: number;
  readonly volumeType?: string;
  readonly requiresTokens?: true;
}

const AMAZON = '137112412989';
const CANONICAL = '099720109477';
const DEBIAN = '136693071363';
const WINDOWS = '801119661308';
const CREATED = '2025-11-18T03:02:00.000Z';

const al2023 = (kind: string, architecture: string): Listed => ({
  name: `al2023-ami-${kind}2023.9.20251117.1-kernel-6.1-${architecture}`,
  description: `Amazon Linux 2023 AMI 2023.9.20251117.1 ${architecture} HVM kernel-6.1`,
  owner: AMAZON,
  alias: 'amazon',
  volumeType: 'gp3',
  size: kind === '' ? 8 : 2,
  requiresTokens: true,
});
const amazonLinux2 = (kernel: string, architecture: string): Listed => ({
  name: `amzn2-ami-${kernel}hvm-2.0.20251110.1-${architecture}-gp2`,
  description: `Amazon Linux 2 ${kernel === '' ? '' : 'Kernel 5.10 '}AMI 2.0.20251110.1 ${architecture} HVM gp2`,
  owner: AMAZON,
  alias: 'amazon',
});
const ubuntu = (storage: string, release: string, architecture: string): Listed => ({
  name: `ubuntu/images/${storage}/ubuntu-${release}-${architecture}-server-20251111`,
  description: `Canonical, Ubuntu, ${architecture} ${release} image`,
  owner: CANONICAL,
  rootDevice: '/dev/sda1',
  volumeType: storage.endsWith('gp3') ? 'gp3' : 'gp2',
});

const LISTED: readonly Listed[] = [
  ...['x86_64', 'arm64'].flatMap((architecture) => [al2023('', architecture), al2023('minimal-', architecture)]),
  ...['x86_64', 'arm64'].map((architecture) => amazonLinux2('kernel-5.10-', architecture)),
  amazonLinux2('', 'x86_64'),
  ...['amd64', 'arm64'].flatMap((architecture) => [
    ubuntu('hvm-ssd', 'jammy-22.04', architecture),
    ubuntu('hvm-ssd-gp3', 'noble-24.04', architecture),
  ]),
  ...['amd64', 'arm64'].map((architecture) => ({
    name: `debian-12-${architecture}-20251112-2294`,
    description: 'Debian 12 (20251112-2294)',
    owner: DEBIAN,
  })),
  {
    name: 'Windows_Server-2022-English-Full-Base-2025.11.12',
    description: 'Microsoft Windows Server 2022 Full Locale English AMI provided by Amazon',
    owner: WINDOWS,
    alias: 'amazon',
    rootDevice: '/dev/sda1',
    size: 30,
  },
];

export function listedImages(region: string): readonly ImageFacts[] {
  return LISTED.map((listed) => imageFacts(idFrom('ami', region, listed.name), listed));
}

/** Throws `InvalidAMIID.Malformed`. */
export function imageOf({ region }: Pick<AuthorizeContext, 'region'>, id: string): ImageFacts {
  checkId('image', id);
  const unlisted = { name: `public-image-${id.slice('ami-'.length)}`, description: 'A public image', owner: AMAZON, alias: 'amazon' };
  return listedImages(region).find((image) => image.id === id) ?? imageFacts(id, unlisted);
}

/** Whether nothing is known of the image but its id. */
export function isUnlisted(region: string, id: string): boolean {
  return !listedImages(region).some((image) => image.id === id);
}

function imageFacts(
  id: string,
  { name, description, owner, alias, rootDevice = '/dev/xvda', size = 8, volumeType = 'gp2', requiresTokens }: Listed,
): ImageFacts {
  return {
    id,
    name,
    description,
    owner,
    ...(alias !== undefined && { alias }),
    architecture: name.includes('arm64') ? 'arm64' : 'x86_64',
    windows: owner === WINDOWS,
    rootDevice,
    size,
    volumeType,
    snapshotId: idFrom('snap', id),
    created: CREATED,
    requiresTokens: requiresTokens === true,
  };
}
