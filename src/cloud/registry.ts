// The services of a cloud by name, with their models read when first needed.
import { loadModel } from './model/load-model.ts';
import type { OperationModel, ServiceModel } from './model/service-model.ts';
import type { Operation, ServiceDefinition } from './service.ts';

export type AnyOperation = Operation<string, unknown, unknown>;

export interface LoadedService {
  readonly name: string;
  readonly definition: ServiceDefinition<never>;
  readonly model: ServiceModel;
  readonly operation: (name: string) => AnyOperation | undefined;
}

export interface Registry {
  readonly services: ReadonlyMap<string, LoadedService>;
  /** Throws for a name that is not registered: names come from routing. */
  readonly service: (name: string) => LoadedService;
}

/** Throws when two services have one name. */
export function createRegistry(definitions: readonly ServiceDefinition<never>[]): Registry {
  const services = new Map<string, LoadedService>();
  for (const definition of definitions) {
    if (services.has(definition.name)) throw new Error(`two services are named ${definition.name}`);
    services.set(definition.name, load(definition));
  }
  return {
    services,
    service: (name) => {
      const found = services.get(name);
      if (found === undefined) throw new Error(`no service ${name}`);
      return found;
    },
  };
}

function load(definition: ServiceDefinition<never>): LoadedService {
  const operations = new Map(Object.entries(definition.operations as Readonly<Record<string, AnyOperation>>));
  let model = definition.model;
  return {
    name: definition.name,
    definition,
    get model() {
      model ??= loadModel(definition.name);
      return model;
    },
    operation: (name) => operations.get(name),
  };
}

/** The model of an operation; throws for one that the model does not have. */
export function operationModel(service: LoadedService, name: string): OperationModel {
  const found = Object.hasOwn(service.model.operations, name) ? service.model.operations[name] : undefined;
  if (found === undefined) throw new Error(`${service.name} has no operation ${name}`);
  return found;
}
