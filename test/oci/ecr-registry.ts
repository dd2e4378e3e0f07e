// ECR of a running cloud, as a registry that cases are put to.
import { CreateRepositoryCommand, ECRClient, GetAuthorizationTokenCommand, PutAccountSettingCommand } from '@aws-sdk/client-ecr';
import type { RunningCloud } from '../testkit/cloud/running-cloud.ts';
import type { RegistryUnderTest } from './oci-case.ts';

const ACCOUNT = '300000000003';
const REGION = 'us-west-2';

/** `localhost:4566/300000000003/us-west-2`, or a name of its own below `localhost`. */
export type Form = 'a path' | 'a name';

/** Blobs may be mounted in it. */
export async function ecrRegistry({ port, run }: RunningCloud, form: Form): Promise<RegistryUnderTest> {
  const { out } = await run('env', '--port', `${port}`, '--account', ACCOUNT, '--region', REGION, '--format', 'json');
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = JSON.parse(out) as Record<string, string>;
  const ecr = new ECRClient({ endpoint: `http://localhost:${port}`, region: REGION, credentials: { accessKeyId, secretAccessKey } });
  await ecr.send(new PutAccountSettingCommand({ name: 'BLOB_MOUNTING', value: 'ENABLED' }));
  const { authorizationData = [] } = await ecr.send(new GetAuthorizationTokenCommand({}));
  const host = form === 'a path' ? `localhost:${port}` : `${ACCOUNT}.dkr.ecr.${REGION}.localhost:${port}`;
  return {
    before: form === 'a path' ? `${ACCOUNT}/${REGION}/` : '',
    target: { address: '127.0.0.1', port, host, prefix: '/v2', authorization: `Basic ${authorizationData[0]?.authorizationToken}` },
    createRepository: async (repositoryName) => void (await ecr.send(new CreateRepositoryCommand({ repositoryName }))),
  };
}
