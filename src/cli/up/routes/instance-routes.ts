// Instances and their metadata endpoints.
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';

export function instanceRoutes(_cloud: RunningCloud): readonly ControlRoute[] {
  return [];
}
