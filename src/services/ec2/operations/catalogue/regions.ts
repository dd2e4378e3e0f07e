// DescribeRegions, DescribeAvailabilityZones.
import { type Ec2Operation, onAll } from '../../ec2-operation.ts';
import { ec2Error } from '../../errors.ts';
import { filterRows } from '../../listing/filters.ts';
import { REGIONS, type RegionFacts, zonesOf } from '../../network/regions.ts';

export const describeRegions: Ec2Operation<'DescribeRegions'> = onAll('DescribeRegions', ({ RegionNames, AllRegions, Filters }, cx) => {
  const wanted = RegionNames ?? [];
  const unknown = wanted.filter((name) => !REGIONS.some((region) => region.name === name));
  if (unknown.length > 0)
    throw ec2Error('InvalidParameterValue', `Invalid region${unknown.length === 1 ? '' : 's'} provided: ${unknown.join(', ')}`);
  const shownRegions = REGIONS.filter((region) =>
    wanted.length > 0 ? wanted.includes(region.name) : AllRegions === true || isEnabled(region, cx.region),
  );
  const found = filterRows(shownRegions, Filters, {
    endpoint: ({ name }) => endpointOf(name),
    'opt-in-status': (region) => optInStatus(region, cx.region),
    'region-name': ({ name }) => name,
  });
  return {
    Regions: found.map((region) => ({
      Endpoint: endpointOf(region.name),
      OptInStatus: optInStatus(region, cx.region),
      RegionName: region.name,
    })),
  };
});

export const describeAvailabilityZones: Ec2Operation<'DescribeAvailabilityZones'> = onAll(
  'DescribeAvailabilityZones',
  ({ ZoneNames, ZoneIds, Filters }, { region }) => {
    const zones = zonesOf(region);
    const unknown = [
      ...(ZoneNames ?? []).filter((name) => !zones.some((zone) => zone.name === name)),
      ...(ZoneIds ?? []).filter((id) => !zones.some((zone) => zone.id === id)),
    ];
    if (unknown.length > 0) throw ec2Error('InvalidParameterValue', `Invalid availability zone: [${unknown.join(', ')}]`);
    const named = zones.filter(({ name, id }) => (ZoneNames?.includes(name) ?? true) && (ZoneIds?.includes(id) ?? true));
    const found = filterRows(named, Filters, {
      'group-name': () => `${region}-zg-1`,
      message: () => undefined,
      'opt-in-status': () => 'opt-in-not-required',
      'region-name': () => region,
      state: () => 'available',
      'zone-id': ({ id }) => id,
      'zone-name': ({ name }) => name,
      'zone-type': () => 'availability-zone',
    });
    return {
      AvailabilityZones: found.map(({ name, id }) => ({
        GroupName: `${region}-zg-1`,
        Messages: [],
        NetworkBorderGroup: region,
        OptInStatus: 'opt-in-not-required',
        RegionName: region,
        State: 'available',
        ZoneId: id,
        ZoneName: name,
        ZoneType: 'availability-zone',
      })),
    };
  },
);

/** A region that the call is made in is one that the account uses. */
function isEnabled({ name, optIn }: RegionFacts, here: string): boolean {
  return optIn === undefined || name === here;
}

function optInStatus(region: RegionFacts, here: string): string {
  if (region.optIn === undefined) return 'opt-in-not-required';
  return isEnabled(region, here) ? 'opted-in' : 'not-opted-in';
}

function endpointOf(name: string): string {
  return `ec2.${name}.amazonaws.com`;
}
