// Regions and their availability zones. Source: AWS Regions and Availability Zones (AWS Global Infrastructure guide).

export interface RegionFacts {
  readonly name: string;
  /** Begins the ids of its zones: `usw2`. */
  readonly short: string;
  readonly zones: readonly string[];
  /** Must be enabled in an account before it can be used. */
  readonly optIn?: true;
}

export const REGIONS: readonly RegionFacts[] = [
  { name: 'af-south-1', short: 'afs1', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'ap-east-1', short: 'ape1', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'ap-northeast-1', short: 'apne1', zones: ['a', 'c', 'd'] },
  { name: 'ap-northeast-2', short: 'apne2', zones: ['a', 'b', 'c', 'd'] },
  { name: 'ap-northeast-3', short: 'apne3', zones: ['a', 'b', 'c'] },
  { name: 'ap-south-1', short: 'aps1', zones: ['a', 'b', 'c'] },
  { name: 'ap-south-2', short: 'aps2', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'ap-southeast-1', short: 'apse1', zones: ['a', 'b', 'c'] },
  { name: 'ap-southeast-2', short: 'apse2', zones: ['a', 'b', 'c'] },
  { name: 'ap-southeast-3', short: 'apse3', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'ap-southeast-4', short: 'apse4', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'ca-central-1', short: 'cac1', zones: ['a', 'b', 'd'] },
  { name: 'ca-west-1', short: 'caw1', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'eu-central-1', short: 'euc1', zones: ['a', 'b', 'c'] },
  { name: 'eu-central-2', short: 'euc2', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'eu-north-1', short: 'eun1', zones: ['a', 'b', 'c'] },
  { name: 'eu-south-1', short: 'eus1', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'eu-south-2', short: 'eus2', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'eu-west-1', short: 'euw1', zones: ['a', 'b', 'c'] },
  { name: 'eu-west-2', short: 'euw2', zones: ['a', 'b', 'c'] },
  { name: 'eu-west-3', short: 'euw3', zones: ['a', 'b', 'c'] },
  { name: 'il-central-1', short: 'ilc1', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'me-central-1', short: 'mec1', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'me-south-1', short: 'mes1', zones: ['a', 'b', 'c'], optIn: true },
  { name: 'sa-east-1', short: 'sae1', zones: ['a', 'b', 'c'] },
  { name: 'us-east-1', short: 'use1', zones: ['a', 'b', 'c', 'd', 'e', 'f'] },
  { name: 'us-east-2', short: 'use2', zones: ['a', 'b', 'c'] },
  { name: 'us-west-1', short: 'usw1', zones: ['a', 'c'] },
  { name: 'us-west-2', short: 'usw2', zones: ['a', 'b', 'c', 'd'] },
];

export interface ZoneFacts {
  /** `us-west-2a` */
  readonly name: string;
  /** `usw2-az1`; on AWS, which zone has which id differs from account to account. */
  readonly id: string;
}

/** The zones of a region; a region that is not listed has three. */
export function zonesOf(region: string): readonly ZoneFacts[] {
  const { short, zones } = REGIONS.find(({ name }) => name === region) ?? { short: region, zones: ['a', 'b', 'c'] };
  return zones.map((letter, index) => ({ name: region + letter, id: `${short}-az${index + 1}` }));
}

export function zoneIdOf(region: string, zone: string): string {
  return zonesOf(region).find(({ name }) => name === zone)?.id ?? zone;
}
