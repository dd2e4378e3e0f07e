// Every operation of every service, called by the AWS SDK: refused unsigned, refused without permission with nothing changed, recorded, and answered in its own envelope.
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as ec2 from '@aws-sdk/client-ec2';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as s3 from '@aws-sdk/client-s3';
import * as s3control from '@aws-sdk/client-s3-control';
import * as sts from '@aws-sdk/client-sts';
import { beforeAll, describe, expect, test } from 'vitest';
import { findAction } from '../../src/catalog/action.ts';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import type { ServiceDefinition } from '../../src/cloud/service.ts';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { pipelineHandler } from '../testkit/cloud/pipeline-handler.ts';
import { testCloud, type TestCloud } from '../testkit/cloud/test-cloud.ts';
import { sampleInput } from './sample-input.ts';

const ACCOUNT = '111111111111';

/** A client of the SDK, and its commands by name. */
// biome-ignore lint/suspicious/noExplicitAny: clients of different services under one roof.
const CLIENTS: Readonly<Record<string, { readonly Client: new (config: any) => any; readonly commands: any }>> = {
  cloudtrail: { Client: cloudtrail.CloudTrailClient, commands: cloudtrail },
  ec2: { Client: ec2.EC2Client, commands: ec2 },
  iam: { Client: iam.IAMClient, commands: iam },
  organizations: { Client: organizations.OrganizationsClient, commands: organizations },
  s3: { Client: s3.S3Client, commands: s3 },
  s3control: { Client: s3control.S3ControlClient, commands: s3control },
  sts: { Client: sts.STSClient, commands: sts },
};

/** Answers that come before permissions are looked at: what is acted on does not exist, or the request makes no sense to begin with. */
const BEFORE_PERMISSIONS: ReadonlySet<string> = new Set([
  'NoSuchBucket',
  'NotFound',
  'NoSuchAccessPoint',
  'InvalidInstanceID.NotFound',
  'NoSuchAssociation',
]);

/** Nobody needs a permission for these, or they are made without a signature. */
const UNDENIABLE: ReadonlySet<string> = new Set([
  'GetCallerIdentity',
  'GetSessionToken',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
]);

interface Answer {
  readonly code: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly message: string;
}

type Credentials = { readonly accessKeyId: string; readonly secretAccessKey: string };

let cloud: TestCloud;
let nobody: Credentials;

beforeAll(() => {
  cloud = testCloud({ services: CLOUD_SERVICES });
  cloud.createAccount(ACCOUNT);
  const root = cloud.root(ACCOUNT);
  root.call('iam', 'CreateUser', { UserName: 'nobody' });
  const { AccessKey } = root.call('iam', 'CreateAccessKey', { UserName: 'nobody' });
  nobody = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
});

/** Sends one command; the error that came back, or undefined. `unsigned` drops the signature on the way. */
async function send(service: string, operation: string, credentials: Credentials, unsigned: boolean): Promise<Answer | undefined> {
  const { Client, commands } = CLIENTS[service] ?? {};
  const handler = pipelineHandler(async (request) => {
    if (unsigned) (request.headers as Map<string, readonly string[]>).delete('authorization');
    return cloud.answer(request);
  });
  const clock = cloud.clock.now();
  const client = new (Client as NonNullable<typeof Client>)({
    region: 'us-east-1',
    credentials,
    requestHandler: handler,
    maxAttempts: 1,
    systemClockOffset: clock - Date.now(),
    ...(service === 's3' && { forcePathStyle: true }),
  });
  try {
    const owner = service === 's3control' ? { AccountId: ACCOUNT } : {};
    await client.send(new commands[`${operation}Command`]({ ...sampleInput(loadModel(service), operation), ...owner }));
    return undefined;
  } catch (error) {
    const { name, $metadata, message, Code } = error as {
      name: string;
      Code?: string;
      message: string;
      $metadata?: { httpStatusCode?: number; requestId?: string };
    };
    if ($metadata === undefined) throw error;
    return { code: Code ?? name, status: $metadata.httpStatusCode, requestId: $metadata.requestId, message };
  }
}

describe.each(CLOUD_SERVICES.map((definition) => [definition.name, definition] as const))(
  '%s',
  (name, definition: ServiceDefinition<never>) => {
    const model = loadModel(name);
    const served = Object.entries(
      definition.operations as Readonly<Record<string, { readonly anonymous?: boolean; readonly unauthorized?: string }>>,
    );

    test('serves only what its model has', () => {
      expect(served.map(([operation]) => operation).filter((operation) => model.operations[operation] === undefined)).toEqual([]);
    });

    test.each(served)('%s, unsigned, is refused', async (operation, { anonymous }) => {
      const before = cloud.kernel.state.exportState();
      const answer = await send(name, operation, nobody, true);
      if (anonymous !== true)
        expect(answer?.code).toMatch(/^(?:MissingAuthenticationToken(?:Exception)?|AuthFailure|AccessDenied|MissingParameter)$/);
      expect(answer?.status).toBeLessThan(500);
      expect(cloud.kernel.state.exportState()).toEqual(before);
    });

    test.each(served.filter(([operation]) => !UNDENIABLE.has(operation)))(
      '%s, without permission, is denied and changes nothing',
      async (operation) => {
        const before = cloud.kernel.state.exportState();
        const recorded = cloud.recorded.length;
        const answer = await send(name, operation, nobody, false);
        expect(answer, 'it must not succeed').toBeDefined();
        expect(answer?.requestId).toMatch(/^[0-9a-f-]{36}$/);
        if (!BEFORE_PERMISSIONS.has(answer?.code ?? '')) {
          expect(`${answer?.code}: ${answer?.message}`).toMatch(
            /^(?:AccessDenied|AccessDeniedException|UnauthorizedOperation|403|Forbidden|UnknownError|Unknown)\b/,
          );
        }
        expect(cloud.kernel.state.exportState()).toEqual(before);
        expect(cloud.recorded.length).toBe(recorded + 1);
        expect(cloud.recorded.at(-1)).toMatchObject({ operation, error: expect.anything() });
      },
    );

    test('demands only actions that the catalog has', () => {
      const demanded = cloud.recorded
        .filter(({ service }) => service.name === name)
        .flatMap(({ demands }) => demands.map(({ action }) => action));
      const unknown = [...new Set(demanded)].filter((action) => {
        const [prefix = '', own = ''] = action.split(':');
        return findAction(prefix, own) === undefined;
      });
      expect(unknown).toEqual([]);
    });

    const unserved = Object.keys(model.operations).filter((operation) => !served.some(([other]) => other === operation));
    // Shapes of EC2's other operations are not compiled in: the SDK's own classes still name them.
    test.each(unserved.filter((operation) => name !== 'ec2' || operation < 'B'))(
      '%s says that it is not implemented',
      async (operation) => {
        const answer = await send(name, operation, nobody, false);
        expect(answer).toMatchObject({ code: expect.stringMatching(/NotImplemented|501|Unknown/), status: 501 });
      },
    );
  },
);
