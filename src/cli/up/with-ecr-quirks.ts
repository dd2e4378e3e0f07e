// The services, with image registries that deviate from their specification where the real service does.
import type { ServiceDefinition } from '../../cloud/service.ts';
import { registryGateway } from '../../services/ecr/registry/registry-gateway.ts';

export function withEcrQuirks(services: readonly ServiceDefinition<never>[]): readonly ServiceDefinition<never>[] {
  const gateway = registryGateway({ quirks: true });
  return services.map((service) => (service.name === 'ecr' ? { ...service, gateway } : service));
}
