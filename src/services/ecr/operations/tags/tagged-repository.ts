// The repository that an ARN names.
import type { AuthorizeContext } from '../../../../cloud/call-context.ts';
import { invalidParameter } from '../../errors.ts';
import type { NamedRepository } from '../repository/find-repository.ts';

const ARN = /^arn:([\w-]+):ecr:([\w-]+):(\d{12}):repository\/(.+)$/;

/** Throws `InvalidParameterException` for what is no repository's ARN in this region. */
export function taggedRepository(
  resourceArn: string,
  { partition, region }: Pick<AuthorizeContext, 'partition' | 'region'>,
): NamedRepository & { readonly registryId: string } {
  const [, ownPartition, ownRegion, registryId, repositoryName] = ARN.exec(resourceArn) ?? [];
  if (ownPartition !== partition || ownRegion !== region || registryId === undefined || repositoryName === undefined)
    throw invalidParameter('resourceArn', 'Invalid ARN');
  return { registryId, repositoryName };
}
