// What instance types are made of, as far as it follows from their names: `m6g.xlarge`.
// Source: Amazon EC2 Instance Types guide, Naming conventions and Specifications.
import { ec2Error } from '../errors.ts';

export interface InstanceTypeFacts {
  readonly name: string;
  readonly family: string;
  readonly vcpus: number;
  readonly threadsPerCore: number;
  readonly memoryMiB: number;
  readonly architecture: 'x86_64' | 'arm64';
  readonly bareMetal: boolean;
  readonly burstable: boolean;
  readonly xen: boolean;
}

const SMALL_SIZES: ReadonlyMap<string, readonly [vcpus: number, burstableVcpus: number, burstableMiB: number]> = new Map([
  ['nano', [1, 2, 512]],
  ['micro', [1, 2, 1024]],
  ['small', [1, 2, 2048]],
  ['medium', [1, 2, 4096]],
  ['large', [2, 2, 8192]],
  ['xlarge', [4, 4, 16_384]],
  ['2xlarge', [8, 8, 32_768]],
]);
const GIB_PER_VCPU: ReadonlyMap<string, number> = new Map([
  ['c', 2],
  ['m', 4],
  ['r', 8],
  ['x', 16],
  ['i', 8],
  ['d', 8],
  ['z', 8],
]);
const NAME = /^([a-z]+)(\d+)([a-z0-9-]*)\.([a-z0-9-]+)$/;
const LARGE = /^(\d{1,3})xlarge$/;
const METAL = /^metal(?:-(\d{1,3})xl)?$/;

/** Undefined for what is no name of a type. */
export function instanceTypeFacts(name: string): InstanceTypeFacts | undefined {
  const [, letters = '', generation = '', attributes = '', size = ''] = NAME.exec(name) ?? [];
  const metal = METAL.exec(size);
  const standard = metal === null ? (SMALL_SIZES.get(size)?.[0] ?? 4 * Number(LARGE.exec(size)?.[1] ?? 0)) : 4 * Number(metal[1] ?? 24);
  if (letters === '' || standard === 0) return undefined;
  const family = letters + generation + attributes;
  const burstable = letters === 't';
  const [, burstableVcpus = standard, burstableMiB] = burstable ? (SMALL_SIZES.get(size) ?? []) : [];
  const arm = /^g/.test(attributes) || family === 'a1';
  const vcpus = burstable && family !== 't2' ? burstableVcpus : family === 't2' && size === 'medium' ? 2 : standard;
  return {
    name,
    family,
    vcpus,
    threadsPerCore: arm || vcpus === 1 || family === 't2' || /^[cmr]7a$/.test(family) ? 1 : 2,
    memoryMiB: burstableMiB ?? Math.floor(vcpus * (GIB_PER_VCPU.get(letters) ?? 4) * 1024),
    architecture: arm ? 'arm64' : 'x86_64',
    bareMetal: metal !== null,
    burstable,
    xen: /^(?:t[12]|[mc][134]|r[34]|i2|d2|x1e?)$/.test(family),
  };
}

/** Throws `InvalidParameterValue`. */
export function requiredTypeFacts(name: string): InstanceTypeFacts {
  const facts = instanceTypeFacts(name);
  if (facts === undefined) throw ec2Error('InvalidParameterValue', `Invalid value '${name}' for InstanceType.`);
  return facts;
}

const LISTED: readonly (readonly [family: string, sizes: readonly string[]])[] = [
  ...['t2', 't3', 't3a', 't4g'].map((family) => [family, ['nano', 'micro', 'small', 'medium', 'large', 'xlarge', '2xlarge']] as const),
  ...['m5', 'm6i', 'm7i', 'c5', 'c6i', 'c7i', 'r5', 'r6i', 'r7i'].map(
    (family) => [family, ['large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge']] as const,
  ),
  ...['m6g', 'm7g', 'm8g', 'c6g', 'c7g', 'c8g', 'r6g', 'r7g'].map(
    (family) => [family, ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge', '12xlarge', '16xlarge']] as const,
  ),
];

/** Types that are listed when none is asked for by name; others work too. */
export function listedTypes(): readonly string[] {
  return LISTED.flatMap(([family, sizes]) => sizes.map((size) => `${family}.${size}`));
}
