// Scenario 2 typed into the AWS CLIs, with docker, podman and skopeo; under AWS's names, and by a path on the cloud's own port.
import { describe } from 'vitest';
import type { CommandLine } from '../clients/command-line-client.ts';
import { commandLineClient } from '../clients/command-line-client.ts';
import type { ContainerClient, Way } from '../clients/containers/container-client.ts';
import { dockerClient } from '../clients/containers/docker-client.ts';
import { podmanClient } from '../clients/containers/podman-client.ts';
import { skopeoClient } from '../clients/containers/skopeo-client.ts';
import { byPath, byProxy } from '../clients/containers/ways.ts';
import { foundClients } from '../clients/found-clients.ts';
import { describeOneRepository } from './one-repository/describe-one-repository.ts';
import { sdkClient } from './two-roles/describe-two-roles.ts';

const { awsV1, awsV2, docker, dockerd, podman, skopeo } = foundClients;

const ENGINES: Readonly<Record<string, ((way: Way) => Promise<ContainerClient>) | undefined>> = {
  docker: docker && dockerd && ((way) => dockerClient({ docker: docker.program, dockerd: dockerd.program }, way)),
  podman: podman && (async (way) => podmanClient(podman.program, way)),
  skopeo: skopeo && (async (way) => skopeoClient(skopeo.program, way)),
};

function typed(line: (Omit<CommandLine, 'name'> & { readonly version: string }) | undefined) {
  return line && commandLineClient({ name: `AWS CLI ${line.version}`, ...line });
}

describe.each([
  ['docker', typed(awsV1)],
  ['docker', typed(awsV2)],
  ['podman', typed(awsV2)],
  ['skopeo', typed(awsV1)],
])("%s, under AWS's names", (engine, client) => {
  const open = ENGINES[engine];
  describe.skipIf(open === undefined || client === undefined)(client?.name ?? 'AWS CLI', () => {
    if (open !== undefined && client !== undefined) describeOneRepository(client, async (cloud) => open(await byProxy(cloud)), 'proxy');
  });
});

describe.each(['docker', 'podman', 'skopeo'])('%s, by a path', (engine) => {
  const open = ENGINES[engine];
  describe.skipIf(open === undefined)('with logins by the SDK', () => {
    if (open !== undefined) describeOneRepository(sdkClient(), async (cloud) => open(await byPath(cloud)), 'endpoint');
  });
});
