// The cases can fail: a registry that keeps to the specification passes them all, and each wrong one fails those that are about it.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OCI_CASES } from '../oci-cases.ts';
import { type OciCase, registryOf } from '../oci-case.ts';
import { startTinyRegistry } from './tiny-registry.ts';
import { type Wrong, WRONGS } from './wrongs.ts';

const ALL = Object.values(OCI_CASES).flat();

describe('a registry that does what the specification says', () => {
  let tiny: Awaited<ReturnType<typeof startTinyRegistry>>;
  beforeAll(async () => {
    tiny = await startTinyRegistry();
  });
  afterAll(() => tiny.close());

  test.each(ALL.map((one, at) => ({ ...one, at })))('$name', ({ run, at }) => run(registryOf(tiny, `case-${at}`)));
});

test.each(Object.entries(WRONGS))('a registry that %s fails the cases about it', async (wrong, names) => {
  const tiny = await startTinyRegistry(wrong as Wrong);
  try {
    for (const name of names) {
      const { run } = ALL.find((one: OciCase) => one.name === name) ?? {};
      expect(run, name).toBeDefined();
      await expect(run?.(registryOf(tiny, 'red')), name).rejects.toThrow();
    }
  } finally {
    tiny.close();
  }
});
