// The metadata endpoints of the instances of a cloud: each begins to listen when it is first asked for.
import type { Kernel } from '../../../cloud/kernel.ts';
import { type MetadataEndpoint, startMetadataEndpoint } from '../../../cloud/metadata-endpoint/start-metadata-endpoint.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import { isForgotten, type StateName, stateNameOf } from '../instance/instance-state.ts';
import { INSTANCES, type InstanceRow, rowKey } from '../rows.ts';
import { tagsOf } from '../tags.ts';
import { instanceCredentials } from './instance-credentials.ts';
import { instanceView } from './instance-view.ts';

export interface ListedInstance {
  readonly id: string;
  readonly account: string;
  readonly region: string;
  readonly state: StateName;
  /** Its tag `Name`. */
  readonly name?: string;
  /** ARN of its instance profile. */
  readonly profile?: string;
}

export interface InstanceEndpoints {
  /** The instances of all accounts and regions, in the order of these. */
  readonly list: () => readonly ListedInstance[];
  /** Where the metadata service of an instance listens, with what its clients need to know. Rejects with ServiceError (404, 409). */
  readonly open: (id: string) => Promise<{ readonly url: string; readonly account: string; readonly region: string }>;
  readonly close: () => Promise<void>;
}

export function instanceEndpoints(kernel: Kernel, report: (error: unknown) => void): InstanceEndpoints {
  const { state, clock, random, partition } = kernel;
  const open = new Map<string, Promise<MetadataEndpoint>>();

  const rows = (): readonly InstanceRow[] =>
    [...state.reader.scan(INSTANCES, '')].map(([, row]) => row).filter((row) => !isForgotten(row, clock.now()));
  const current = ({ account, region, id }: InstanceRow): InstanceRow | undefined => {
    const row = state.reader.get(INSTANCES, rowKey({ account, region }, id));
    return row !== undefined && isUp(row) ? row : undefined;
  };
  const isUp = (row: InstanceRow): boolean => row.state.name === 'running';

  const start = (row: InstanceRow): Promise<MetadataEndpoint> => {
    const place = { state: state.reader, account: row.account, region: row.region };
    return startMetadataEndpoint({
      instance: () => {
        const now = current(row);
        return now && instanceView(place, now, partition);
      },
      credentials: instanceCredentials(kernel, () => current(row)),
      clock,
      random,
      report,
    });
  };

  return {
    list: () =>
      rows().map((row) => {
        const name = tagsOf({ state: state.reader, account: row.account, region: row.region }, row.id).find(({ key }) => key === 'Name');
        return {
          id: row.id,
          account: row.account,
          region: row.region,
          state: stateNameOf(row, clock.now()),
          ...(name !== undefined && { name: name.value }),
          ...(row.profile !== undefined && { profile: row.profile.arn }),
        };
      }),
    open: async (id) => {
      const row = rows().find((one) => one.id === id);
      if (row === undefined) throw new ServiceError('NotFound', 404, `no account has an instance ${id}`);
      if (!isUp(row))
        throw new ServiceError('Conflict', 409, `the instance ${id} is ${stateNameOf(row, clock.now())}; only one that runs has metadata`);
      let endpoint = open.get(id);
      if (endpoint === undefined) {
        endpoint = start(row);
        open.set(id, endpoint);
        endpoint.catch(() => open.delete(id));
      }
      return { url: (await endpoint).url, account: row.account, region: row.region };
    },
    close: async () => {
      await Promise.all([...open.values()].map(async (endpoint) => (await endpoint).close()));
      open.clear();
    },
  };
}
