// The repositories of a registry: DescribeRepositories.
import type { DescribeRepositoriesResponse } from '../../../../cloud/model/generated/ecr.ts';
import type { WireResponse } from '../../../../cloud/wire/wire-response.ts';
import { everyPage } from './every-page.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import { pageOfNames } from './page-of-names.ts';
import type { Visit } from '../visit.ts';

const PAGE = 1000;

export async function answerCatalog({ request, cx, caller, place, prefix, query }: Visit): Promise<WireResponse> {
  if (request.method !== 'GET' && request.method !== 'HEAD') throw methodNotAllowed('GET, HEAD');
  const { account: registryId, region } = place;
  const repositories = await everyPage(
    async (nextToken) => {
      const input = { registryId, maxResults: PAGE, ...(nextToken !== undefined && { nextToken }) };
      return (await cx.call({ operation: 'DescribeRepositories', caller, region, input })) as DescribeRepositoriesResponse;
    },
    (page) => page.repositories,
  );
  const found = repositories.map(({ repositoryName = '' }) => prefix + repositoryName);
  const { names, headers } = pageOfNames(found, query, `/v2/${prefix}_catalog`);
  return {
    status: 200,
    headers: [['Content-Type', 'application/json'], ...headers],
    body: JSON.stringify({ repositories: names }),
  };
}
