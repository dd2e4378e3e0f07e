// Reads the packed text of one service, and the index, after checking that they are whole.
import { checksum } from './checksum.ts';
import type { PackedActions, PackedKeys, PackedResourceType, PackedService, ServiceData, ServiceIndex } from './service-data.ts';
import { SERVICE_DATA_FORMAT } from './service-data.ts';

/** The four parts of a service's text, each parsed when it is first asked for. */
export interface ServiceText {
  readonly keys: () => PackedKeys;
  readonly resourceTypes: () => readonly PackedResourceType[];
  readonly actionNames: () => readonly string[];
  readonly actions: () => PackedActions;
}

/** @throws Error when the text is not the one that was generated. */
export function readServiceText([prefix, , text, expected]: PackedService): ServiceText {
  if (checksum(text) !== expected) throw damaged(`the data of \`${prefix}\` does not match its checksum`);
  const lines = text.split('\n');
  if (lines.length !== 4) throw damaged(`the data of \`${prefix}\` has ${lines.length} parts instead of 4`);
  const part = <T>(place: number) => {
    let value: T | undefined;
    return (): T => (value ??= JSON.parse(lines[place] ?? '') as T);
  };
  return { keys: part(0), resourceTypes: part(1), actionNames: part(2), actions: part(3) };
}

/** @throws Error when the data is of another format, or its index or list of services is not the one that was generated. */
export function readServiceIndex(data: ServiceData): ServiceIndex {
  if (data.format !== SERVICE_DATA_FORMAT) {
    throw damaged(`its format is ${data.format}, and this version reads format ${SERVICE_DATA_FORMAT}`);
  }
  if (indexChecksum(data) !== data.indexChecksum) throw damaged('its index does not match its checksum');
  return JSON.parse(data.index) as ServiceIndex;
}

/** The checksum that `indexChecksum` must have. */
export function indexChecksum(data: Omit<ServiceData, 'indexChecksum'>): number {
  let sum = checksum(`${data.format}\n${data.source}\n${data.index}`);
  for (const [prefix, name] of data.services) sum = checksum(`\n${prefix}\n${name}`, sum);
  return sum;
}

function damaged(what: string): Error {
  return new Error(`the catalog's service data is damaged: ${what}; install again, or build it with \`npm run catalog:build\``);
}
