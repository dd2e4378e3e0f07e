// Names that no client writes, in every text of every operation: an error in AWS's words or an answer, but nothing that breaks.
import { beforeAll, describe, expect, test } from 'vitest';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import type { ServiceModel, StructureShape } from '../../src/cloud/model/service-model.ts';
import { sampleInput } from '../conformance/sample-input.ts';
import { seen, twoStrangers, type TwoStrangers, VICTIM } from './two-strangers.ts';

const ODD: readonly string[] = [
  '\0',
  `a\0${VICTIM}`,
  '',
  '__proto__',
  'constructor',
  '\ud800',
  '../../..',
  `arn:aws:iam::${VICTIM}\0:role/a`,
  'arn:aws:iam::*:role/*',
  'arn:::::',
  'x'.repeat(3000),
  '%00',
];

let world: TwoStrangers;

beforeAll(() => {
  world = twoStrangers();
  world.stranger.call('s3', 'CreateBucket', { Bucket: 'sample-bucket' });
  world.stranger.call('iam', 'CreateRole', {
    RoleName: 'sample',
    AssumeRolePolicyDocument: JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Principal: { AWS: VICTIM }, Action: 'sts:AssumeRole' },
    }),
  });
});

/** The sample with one of its texts replaced, each in turn; lists of texts count as one. */
function* oddInputs(model: ServiceModel, operation: string): Generator<Readonly<Record<string, unknown>>> {
  const { Body: _, ...sample } = sampleInput(model, operation);
  const shape = model.shapes[model.operations[operation]?.input ?? ''] as StructureShape | undefined;
  for (const [name, member] of Object.entries(shape?.members ?? {})) {
    const list = member.shape === 'list:string';
    if (member.shape !== 'string' && !list) continue;
    for (const odd of ODD) yield { ...sample, [name]: list ? [odd] : odd };
  }
}

const ALL = CLOUD_SERVICES.flatMap(({ name, operations }) =>
  Object.keys(operations as object).map((operation) => [name, operation] as const),
);

describe('odd names', () => {
  test.each(ALL)('%s %s', (name, operation) => {
    const model = loadModel(name);
    // An error of another kind than AWS's would be thrown through.
    for (const input of oddInputs(model, operation)) seen(() => world.mallory.call(name, operation, input));
    expect(world.cloud.recorded.at(-1)).toBeDefined();
  });
});
