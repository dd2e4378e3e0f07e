// The whole state as an estate file, for everything that explains and analyses.
import { projectEstate } from '../../../cloud/projection/project-estate.ts';
import type { Projection } from '../../../cloud/projection/projection.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import { projectEc2 } from '../../../services/ec2/projection.ts';
import { projectEcr } from '../../../services/ecr/projection.ts';
import { projectIam } from '../../../services/iam/projection.ts';
import { projectOrganizations } from '../../../services/organizations/projection.ts';
import { projectS3 } from '../../../services/s3/projection.ts';

/** A test proves that no service's `projection.ts` is left out. */
export const PROJECTIONS: readonly Projection[] = [projectOrganizations, projectIam, projectS3, projectEc2, projectEcr];

export function estateRoutes({ kernel }: RunningCloud): readonly ControlRoute[] {
  const { state, identities, partition } = kernel;
  return [{ method: 'GET', path: '/estate', handle: () => projectEstate(PROJECTIONS, { state: state.reader, identities, partition }) }];
}
