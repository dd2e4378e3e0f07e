// The text of docs/coverage.md.
import type { ServiceModel } from '../src/cloud/model/service-model.ts';
import type { ServiceDefinition } from '../src/cloud/service.ts';

/** Operations in the order of the alphabet, each service with those that it serves and those that it does not. */
export function coverageText(services: readonly ServiceDefinition<never>[], modelOf: (name: string) => ServiceModel): string {
  const sections = services.map((service) => section(service, modelOf(service.name)));
  return [
    '# What the local cloud serves',
    '',
    'Written by `npm run coverage:write` from the services themselves; a test compares it with them. Every operation of a model answers: the ones that are not served with',
    "`NotImplemented` (501) in the service's own error envelope, after the signature was checked.",
    '',
    ...sections,
  ].join('\n');
}

function section({ name, operations }: ServiceDefinition<never>, model: ServiceModel): string {
  const all = Object.keys(model.operations).sort();
  const served = all.filter((operation) => Object.hasOwn(operations, operation));
  const others = all.filter((operation) => !Object.hasOwn(operations, operation));
  return [
    `## ${name}: ${served.length} of ${all.length}`,
    '',
    `Served: ${listed(served)}`,
    '',
    ...(others.length === 0
      ? []
      : [`Not implemented: ${others.length > 150 ? `${others.length} operations, all others of the model` : listed(others)}`, '']),
  ].join('\n');
}

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
