// Instances and their metadata endpoints.
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';
import { instanceEndpoints } from '../../../services/ec2/metadata/instance-endpoints.ts';

/** Endpoints listen as long as the process. */
export function instanceRoutes({ kernel }: RunningCloud): readonly ControlRoute[] {
  const endpoints = instanceEndpoints(kernel, (error) => {
    process.stderr.write(`a metadata endpoint failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  });
  return [
    { method: 'GET', path: '/instances', handle: () => ({ instances: endpoints.list() }) },
    { method: 'POST', path: '/instances/{id}/metadata', handle: (_body, params) => endpoints.open(params.get('id') ?? '') },
  ];
}
