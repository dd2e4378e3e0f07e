// The cloud and its estate agree: whatever the kernel decides, the projected estate gives the same decision on the same question.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '../../../../test/testkit/runs.ts';
import { type Asker, refusalOf, requestOf } from '../../../cloud/authorize.ts';
import type { AuthorizeContext, RequestView } from '../../../cloud/call-context.ts';
import type { Caller } from '../../../cloud/caller.ts';
import type { Demand } from '../../../cloud/demand.ts';
import type { EstateForm } from '../../../cloud/projection/estate-form.ts';
import { projectEstate } from '../../../cloud/projection/project-estate.ts';
import { queryOfRequest } from '../../../cloud/projection/query-of-request.ts';
import { requestContext } from '../../../cloud/request-context.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import type { Estate } from '../../../estate/estate.ts';
import { loadEstate } from '../../../estate/load-estate.ts';
import { explainRequest } from '../../../explain/explain-request.ts';
import { Random } from '../../../../test/testkit/random.ts';
import { A, B, BUCKETS, KEYS, LONER, makeWorld, NAMES, REPOSITORIES } from '../../../../test/testkit/cloud/random-world.ts';
import type { TestCloud } from '../../../../test/testkit/cloud/test-cloud.ts';
import { surroundings } from '../../surroundings.ts';
import { PROJECTIONS } from './estate-routes.ts';

const around = await surroundings();

function anyCall(
  random: Random,
  instances: readonly string[],
): readonly [service: string, operation: string, input: Readonly<Record<string, unknown>>] {
  const Bucket = random.pick(BUCKETS);
  const Key = random.pick([...KEYS, 'foreign']);
  const RoleArn = `arn:aws:iam::${random.pick([A, B, LONER])}:role/svc/${random.pick(NAMES)}`;
  const inRegistry = { registryId: random.pick([A, B]), repositoryName: random.pick(REPOSITORIES) };
  return random.pick([
    ['s3', 'GetObject', { Bucket, Key }],
    ['s3', 'GetObject', { Bucket, Key }],
    ['s3', 'PutObject', { Bucket, Key }],
    ['s3', 'DeleteObject', { Bucket, Key }],
    ['s3', 'GetObjectAcl', { Bucket, Key }],
    ['s3', 'ListObjectsV2', { Bucket }],
    ['s3', 'GetBucketPolicy', { Bucket }],
    ['s3', 'ListBuckets', {}],
    ['iam', 'GetRole', { RoleName: 'ann' }],
    ['iam', 'GetUser', { UserName: 'ann' }],
    ['iam', 'ListRoles', {}],
    ['iam', 'GetPolicy', { PolicyArn: `arn:aws:iam::${A}:policy/p/team` }],
    ['sts', 'AssumeRole', { RoleArn, RoleSessionName: 's2' }],
    ['sts', 'AssumeRole', { RoleArn, RoleSessionName: 's2', ExternalId: 'x', Tags: [{ Key: 'team', Value: 'y' }] }],
    ['organizations', 'ListAccounts', {}],
    ['ecr', 'ListImages', inRegistry],
    ['ecr', 'BatchGetImage', { ...inRegistry, imageIds: [] }],
    ['ecr', 'GetAuthorizationToken', {}],
    ['ec2', 'DescribeInstances', {}],
    ['ec2', 'TerminateInstances', { InstanceIds: instances.length === 0 ? ['i-0'] : [random.pick(instances)] }],
  ] as const);
}

const request: RequestView = { host: 'localhost', secure: true, sourceAddress: '127.0.0.1', userAgent: 'test', header: () => undefined };

function demandsOf(
  { kernel }: TestCloud,
  caller: Caller,
  [service, operation, input]: ReturnType<typeof anyCall>,
): { asker: Asker; demands: readonly Demand[] } {
  const { identities, organization, partition } = kernel;
  const region = 'us-west-2';
  const now = kernel.clock.now();
  const state = kernel.state.reader;
  const asker: Asker = {
    service,
    operation,
    caller,
    context: requestContext({ caller, region, now, request }),
    requestId: 'r',
    now,
    state,
  };
  const cx: AuthorizeContext = {
    state,
    caller,
    account: caller.account ?? '',
    region,
    partition,
    now,
    requestId: 'r',
    request,
    identities,
    organization,
    refusal: () => undefined,
  };
  try {
    return {
      asker,
      demands:
        kernel.registry
          .service(service)
          .operation(operation)
          ?.authorize(input as never, cx) ?? [],
    };
  } catch (error) {
    if (error instanceof ServiceError) return { asker, demands: [] };
    throw error;
  }
}

function loaded(form: EstateForm): Estate {
  const result = loadEstate([{ name: 'cloud.json', text: JSON.stringify(form) }]);
  if (!result.ok) throw new Error(JSON.stringify(result.error.map(({ message }) => message)));
  expect(result.value.warnings).toEqual([]);
  return result.value.estate;
}

test('the estate of a random cloud decides as the cloud does', () => {
  const seen = { allow: 0, deny: 0 };
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const random = new Random(seed);
      const { cloud, callers, instances } = makeWorld(random);
      const { kernel } = cloud;
      const form = projectEstate(PROJECTIONS, { state: kernel.state.reader, identities: kernel.identities, partition: kernel.partition });
      const estate = loaded(form);
      for (let index = 0; index < 60; index++) {
        const { caller } = random.pick(callers);
        const { asker, demands } = demandsOf(cloud, caller, anyCall(random, instances));
        for (const demand of demands) {
          const refusal = refusalOf(kernel, asker, demand);
          const asked = requestOf(kernel, asker, demand);
          const query = queryOfRequest(asked, caller.session ?? {}, form);
          const answer = explainRequest(estate, query, around);
          const told = answer.ok ? `${answer.value.decision} ${answer.value.message ?? ''}` : JSON.stringify(answer.error);
          seen[refusal === undefined ? 'allow' : 'deny'] += 1;
          expect([told, asked.action, asked.resource.arn, caller.arn]).toEqual([
            refusal === undefined ? 'allow ' : `deny ${kernel.decisions.find(asker.requestId)?.message}`,
            asked.action,
            asked.resource.arn,
            caller.arn,
          ]);
        }
      }
    }),
    { numRuns: runs(40) },
  );
  expect(Math.min(seen.allow, seen.deny)).toBeGreaterThan(200);
});
