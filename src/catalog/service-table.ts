// All services of the catalog; each is decoded when it is first asked for.
import { readServiceIndex } from './read-service-text.ts';
import type { ServiceData } from './service-data.ts';
import { serviceRecord } from './service-record.ts';
import type { ServiceRecord } from './service-record.ts';

export interface ServiceTable {
  /** Service prefixes, sorted. */
  readonly prefixes: readonly string[];
  /** Service part of an ARN that is no prefix (`elastic-inference`) → the services that list such resources. */
  readonly arnServices: ReadonlyMap<string, readonly string[]>;
  /** Prefix of condition keys → the services that list them for it; `*`: prefixes that hold a `${…}`. */
  readonly keyServices: ReadonlyMap<string, readonly string[]>;
  /** What the source says of RCPs. */
  readonly rcpServices: readonly string[];
  /** Name for people, by prefix in any case. */
  readonly name: (prefix: string) => string | undefined;
  /**
   * By prefix in any case; undefined for a prefix that the catalog does not know.
   * @throws Error when the service's data is damaged.
   */
  readonly record: (prefix: string) => ServiceRecord | undefined;
}

/** @throws Error when the data is of another format or its index is damaged. */
export function openServiceTable(data: ServiceData): ServiceTable {
  const index = readServiceIndex(data);
  const packed = new Map(data.services.map((service) => [service[0], service]));
  const records = new Map<string, ServiceRecord>();
  return {
    prefixes: data.services.map(([prefix]) => prefix),
    arnServices: new Map(Object.entries(index.arnServices)),
    keyServices: new Map(Object.entries(index.keyServices)),
    rcpServices: index.rcpServices,
    name: (prefix) => packed.get(prefix.toLowerCase())?.[1],
    record: (prefix) => {
      const known = records.get(prefix);
      if (known !== undefined) return known;
      const service = packed.get(prefix.toLowerCase());
      if (service === undefined) return undefined;
      const record = records.get(service[0]) ?? serviceRecord(service);
      records.set(service[0], record);
      return record;
    },
  };
}
