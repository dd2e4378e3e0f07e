// Scenario 2 with the SDK for JavaScript and plain HTTP, which need only Node.
import { plainClient } from '../clients/containers/plain-client.ts';
import type { OciTarget } from '../oci/oci-client.ts';
import { describeOneRepository } from './one-repository/describe-one-repository.ts';
import type { OpenContainers } from './one-repository/one-repository-cloud.ts';
import { sdkClient } from './two-roles/describe-two-roles.ts';

/** `111111111111.dkr.ecr.us-west-2.localhost:4566`: the name is in the Host header, so that nothing has to resolve it. */
const byName: OpenContainers = async ({ port }) =>
  plainClient(
    (account) => `${account}.dkr.ecr.us-west-2.localhost:${port}`,
    (registry) => ({ address: '127.0.0.1', port, host: registry, prefix: '/v2' }),
  );

/** `localhost:4566/111111111111/us-west-2` */
const byPath: OpenContainers = async ({ port }) =>
  plainClient(
    (account) => `localhost:${port}/${account}/us-west-2`,
    (registry): OciTarget => ({
      address: '127.0.0.1',
      port,
      host: `localhost:${port}`,
      prefix: `/v2/${registry.split('/').slice(1).join('/')}`,
    }),
  );

describeOneRepository(sdkClient(), byName, 'endpoint');
describeOneRepository(sdkClient(), byPath, 'proxy');
