// Every operation of every service, called by the AWS SDK: refused unsigned, refused without permission with nothing changed, recorded, and answered in its own envelope.
import { beforeAll, describe, test } from 'vitest';
import { loadModel } from '../../src/cloud/model/load-model.ts';
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { checkDemandedActions, checkDenied, checkModelled, checkNotImplemented, checkUnsigned, servedBy, UNDENIABLE } from './checks.ts';
import { type ConformanceCloud, conformanceCloud } from './conformance-cloud.ts';

let tested: ConformanceCloud;

beforeAll(() => {
  tested = conformanceCloud(CLOUD_SERVICES);
});

describe.each(CLOUD_SERVICES.map((definition) => [definition.name, definition] as const))('%s', (name, definition) => {
  const model = loadModel(name);
  const served = servedBy(definition);

  test('serves only what its model has', () => checkModelled(definition, model));

  test.each(served)('%s, unsigned, is refused', (operation, it) => checkUnsigned(tested, name, operation, it));

  test.each(served.filter(([operation]) => !UNDENIABLE.has(operation)))(
    '%s, without permission, is denied and changes nothing',
    (operation, it) => checkDenied(tested, name, operation, it),
  );

  test('demands only actions that the catalog has', () => checkDemandedActions(tested, name));

  const unserved = Object.keys(model.operations).filter((operation) => !Object.hasOwn(definition.operations, operation));
  // Shapes of EC2's other operations are not compiled in: the SDK's own classes still name them.
  test.each(unserved.filter((operation) => name !== 'ec2' || operation < 'B'))('%s says that it is not implemented', (operation) =>
    checkNotImplemented(tested, name, operation),
  );
});
