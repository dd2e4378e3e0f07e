// Copies one image to one destination, as far as the destination lets the source's replication role.
// Amazon ECR User Guide, Private image replication; Private registry policy examples.
import type { PeriodicContext } from '../../../../cloud/service.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { Demand } from '../../../../cloud/demand.ts';
import { registryPolicy, repositoryArn } from '../../demands.ts';
import { markDue } from '../../lifecycle/mark-due.ts';
import type { ImageRow, ReplicationState } from '../../rows/image-row.ts';
import { REPOSITORIES, repositoryKey, type RepositoryRow } from '../../rows/repository-row.ts';
import type { RepositoryPlace } from '../image/find-image.ts';
import { replicationRoleArn } from '../replication-configuration/replication-role.ts';
import { putRepository } from '../repository/put-repository.ts';
import { copyImage, copyTags } from './copy-image.ts';
import type { Destination } from './destinations-of.ts';
import { replicatedRepository } from './replicated-repository.ts';

export type ReplicationMeans = Pick<PeriodicContext, 'state' | 'now' | 'partition' | 'identities' | 'refusalFor'>;

/** Never throws a ServiceError: what is refused is told in the state, and nothing of it is written. */
export function replicateImage(
  means: ReplicationMeans,
  from: RepositoryPlace,
  image: ImageRow,
  tags: readonly string[],
  destination: Destination,
): ReplicationState {
  const { region, registryId } = destination;
  const place = { account: registryId, region, name: from.name };
  try {
    const to = repositoryAt(means, from, place);
    copyImage(means, from, image, to);
    copyTags(means, image.digest, tags, to);
    markDue(means.state, to);
    return { registryId, region, status: 'COMPLETE' };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { registryId, region, status: 'FAILED', failureCode: error.code.replace(/Exception$/, '') };
  }
}

/** Whether the repository exists is asked only after it was found that images may be put into it. */
function repositoryAt(means: ReplicationMeans, from: RepositoryPlace, place: RepositoryPlace): RepositoryRow {
  const existing = means.state.get(REPOSITORIES, repositoryKey(place.account, place.region, place.name));
  demand(means, from, 'ReplicateImage', place, existing);
  if (existing !== undefined) return existing;
  demand(means, from, 'CreateRepository', place, undefined);
  const made = replicatedRepository(means, place);
  putRepository(means.state, made);
  return made;
}

/** Throws the refusal. The registry's policy decides, whether or not the repository has one; the request goes to the destination's region. */
function demand(
  { state, partition, refusalFor }: ReplicationMeans,
  from: RepositoryPlace,
  action: string,
  { account, region, name }: RepositoryPlace,
  repository: RepositoryRow | undefined,
): void {
  const policy = registryPolicy(state, account, region);
  const asked: Demand = {
    action: `ecr:${action}`,
    resource: {
      arn: repositoryArn({ partition, region }, account, name),
      owner: account,
      ...(repository !== undefined && { tags: repository.tags }),
      ...(policy !== undefined && { policy }),
    },
    context: [['aws:requestedregion', region]],
  };
  const refusal = refusalFor({ roleArn: replicationRoleArn(partition, from.account), sessionName: 'ecr-replication' }, asked);
  if (refusal !== undefined) throw refusal;
}
