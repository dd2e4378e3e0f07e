// The cloud's ECR keeps to the distribution specification, under both kinds of names, but for the deviations that ECR has.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCloud, type RunningCloud } from '../testkit/cloud/running-cloud.ts';
import { DEVIATIONS } from './deviations.ts';
import { ecrRegistry } from './ecr-registry.ts';
import { OCI_CASES } from './oci-cases.ts';
import { registryOf, type RegistryUnderTest } from './oci-case.ts';

describe.each(['a path', 'a name'] as const)('ECR by %s', (form) => {
  let cloud: RunningCloud;
  let ecr: RegistryUnderTest;
  let repositories = 0;
  beforeAll(async () => {
    cloud = await runCloud();
    ecr = await ecrRegistry(cloud, form);
  });
  afterAll(() => cloud?.close());

  describe.each(Object.entries(OCI_CASES))('%s', (_, cases) => {
    test.each(cases)('$name', async ({ name, run }) => {
      const deviation = DEVIATIONS.find((one) => one.name === name);
      const attempt = run(registryOf(ecr, `case-${repositories++}`));
      if (deviation === undefined) return attempt;
      // A deviation that is none any more has to go from the list.
      await expect(attempt, deviation.reason).rejects.toThrow();
      await deviation.instead(registryOf(ecr, `case-${repositories++}`));
    });
  });
});

test('each deviation is from a case', () => {
  const names = new Set(Object.values(OCI_CASES).flatMap((cases) => cases.map(({ name }) => name)));
  expect(DEVIATIONS.filter(({ name }) => !names.has(name))).toEqual([]);
});
