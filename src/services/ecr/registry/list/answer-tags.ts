// The tags of a repository: ListImages.
import type { ListImagesResponse } from '../../../../cloud/model/generated/ecr.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { everyPage } from './every-page.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { pageOfNames } from './page-of-names.ts';
import { callEcr, pathOf, type Visit } from '../visit.ts';

const PAGE = 1000;

export async function answerTags(visit: Visit): Promise<WireResponse> {
  const { request, query, prefix, repository } = visit;
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed('GET, HEAD');
  const filter = { tagStatus: 'TAGGED' };
  const images = await everyPage(
    (nextToken) =>
      callEcr<ListImagesResponse>(visit, 'ListImages', { filter, maxResults: PAGE, ...(nextToken !== undefined && { nextToken }) }),
    ({ imageIds }) => imageIds,
  );
  const tags = new Set<string>();
  for (const { imageTag } of images) if (imageTag !== undefined) tags.add(imageTag);
  const { names, headers } = pageOfNames(tags, query, `${pathOf(visit)}/tags/list`);
  return {
    status: 200,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: JSON.stringify({ name: prefix + repository, tags: names }),
  };
}
