// Which requests come by a door of their own.
import type { Gateway } from '../../gateway.ts';
import type { LoadedService, Registry } from '../../registry.ts';
import type { WireRequest } from '../../wire/wire-request.ts';

export interface Door {
  readonly gateway: Gateway;
  readonly service: LoadedService;
}

export type GatewayFinder = (request: Pick<WireRequest, 'host' | 'path'>) => Door | undefined;

/** The first service whose gateway takes the request; undefined: AWS's own rules find one. */
export function gatewayFinder(registry: Registry): GatewayFinder {
  const doors: Door[] = [];
  for (const service of registry.services.values()) {
    const { gateway } = service.definition;
    if (gateway !== undefined) doors.push({ gateway, service });
  }
  return (request) => doors.find(({ gateway }) => gateway.takes(request));
}
