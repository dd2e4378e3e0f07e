// A cloud with a user who may do nothing, and the AWS SDK as that user: what the conformance checks look at.
import * as cloudtrail from '@aws-sdk/client-cloudtrail';
import * as ec2 from '@aws-sdk/client-ec2';
import * as ecr from '@aws-sdk/client-ecr';
import * as iam from '@aws-sdk/client-iam';
import * as organizations from '@aws-sdk/client-organizations';
import * as s3 from '@aws-sdk/client-s3';
import * as s3control from '@aws-sdk/client-s3-control';
import * as sts from '@aws-sdk/client-sts';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import type { ServiceDefinition } from '../../src/cloud/service.ts';
import type { WireRequest } from '../../src/cloud/wire/wire-request.ts';
import { pipelineHandler } from '../testkit/cloud/pipeline-handler.ts';
import { type TestCloud, testCloud } from '../testkit/cloud/test-cloud.ts';
import { sampleInput } from './sample-input.ts';

const ACCOUNT = '111111111111';

interface Sdk {
  // biome-ignore lint/suspicious/noExplicitAny: each client takes its own commands.
  readonly send: (command: any) => Promise<unknown>;
}

/** A client of the SDK, and its commands by name. */
// biome-ignore lint/suspicious/noExplicitAny: clients of different services under one roof.
const CLIENTS: Readonly<Record<string, { readonly Client: new (config: any) => Sdk; readonly commands: any }>> = {
  cloudtrail: { Client: cloudtrail.CloudTrailClient, commands: cloudtrail },
  ec2: { Client: ec2.EC2Client, commands: ec2 },
  ecr: { Client: ecr.ECRClient, commands: ecr },
  iam: { Client: iam.IAMClient, commands: iam },
  organizations: { Client: organizations.OrganizationsClient, commands: organizations },
  s3: { Client: s3.S3Client, commands: s3 },
  s3control: { Client: s3control.S3ControlClient, commands: s3control },
  sts: { Client: sts.STSClient, commands: sts },
};

export interface Refusal {
  readonly code: string;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly message: string;
}

export interface ConformanceCloud {
  readonly cloud: TestCloud;
  /** Rows that were written since the cloud was ready: `iam.users AIDA…`. What a refused call undid is not among them. */
  readonly written: readonly string[];
  /** Sends one command with a plausible input, as the user without permissions or unsigned; the error that came back, or undefined. */
  readonly send: (service: string, operation: string, signing: 'signed' | 'unsigned') => Promise<Refusal | undefined>;
}

export function conformanceCloud(services: readonly ServiceDefinition<never>[]): ConformanceCloud {
  const cloud = testCloud({ services });
  cloud.createAccount(ACCOUNT);
  const root = cloud.root(ACCOUNT);
  root.call('iam', 'CreateUser', { UserName: 'nobody' });
  const { AccessKey } = root.call('iam', 'CreateAccessKey', { UserName: 'nobody' });
  const credentials = { accessKeyId: AccessKey.AccessKeyId, secretAccessKey: AccessKey.SecretAccessKey };
  const written: string[] = [];
  cloud.kernel.state.watch((changes) => written.push(...changes.map(({ table, key }) => `${table} ${key}`)));

  const clients = new Map<string, Sdk>();
  const clientOf = (service: string, signing: 'signed' | 'unsigned'): Sdk => {
    const key = `${service} ${signing}`;
    let client = clients.get(key);
    if (client === undefined) {
      const Client = CLIENTS[service]?.Client;
      if (Client === undefined) throw new Error(`test/conformance has no SDK client for ${service}`);
      client = new Client({
        region: 'us-east-1',
        credentials,
        requestHandler: pipelineHandler((request) => cloud.answer(signing === 'signed' ? request : withoutSignature(request))),
        maxAttempts: 1,
        systemClockOffset: cloud.clock.now() - Date.now(),
        ...(service === 's3' && { forcePathStyle: true }),
      });
      clients.set(key, client);
    }
    return client;
  };

  return {
    cloud,
    written,
    send: async (service, operation, signing) => {
      const owner = service === 's3control' ? { AccountId: ACCOUNT } : {};
      const Command = CLIENTS[service]?.commands[`${operation}Command`];
      try {
        await clientOf(service, signing).send(new Command({ ...sampleInput(loadModel(service), operation), ...owner }));
        return undefined;
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

function withoutSignature(request: WireRequest): WireRequest {
  return { ...request, headers: new Map([...request.headers].filter(([name]) => name !== 'authorization')) };
}

/** Throws what is no answer of the cloud. */
function refusalOf(error: unknown): Refusal {
  const { name, $metadata, message, Code } = error as {
    name: string;
    Code?: string;
    message: string;
    $metadata?: { httpStatusCode?: number; requestId?: string };
  };
  if ($metadata?.httpStatusCode === undefined) throw error;
  return { code: Code ?? name, status: $metadata.httpStatusCode, requestId: $metadata.requestId, message };
}
