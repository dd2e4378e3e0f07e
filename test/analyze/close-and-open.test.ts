// Changes: one that opens makes a finding, the one that a finding proposes removes it; order does not matter. ANALYZE_CHANGES makes it long.
import { expect, test } from 'vitest';
import { analyzeEstate } from '../../src/analyze/analyze-estate.ts';
import type { Finding } from '../../src/analyze/finding.ts';
import { loadEstate } from '../../src/estate/load-estate.ts';
import { Random } from '../testkit/random.ts';
import { closed } from './apply-closing.ts';
import { type DrawnResource, drawResource, drawResources, estateOf, type Json, KINDS, MEMBERS, ROLE, STRANGER } from './random-estate.ts';

const RUNS = Number(process.env['ANALYZE_CHANGES'] ?? 60);
const SEED = Number(process.env['ANALYZE_SEED'] ?? 1);

function findingsIn(drawn: readonly DrawnResource[], closing = true): readonly Finding[] {
  const loaded = loadEstate([{ name: 'chance.json', text: JSON.stringify(estateOf(drawn)) }]);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join());
  const analyzed = analyzeEstate(loaded.value.estate, { kind: 'organization' }, { closing });
  if (!analyzed.ok) throw new Error(analyzed.error);
  expect(analyzed.value.coverage.unknown).toEqual([]);
  return analyzed.value.findings;
}

/** The resource with a statement, or a share, for an account outside. */
function opened({ kind, form, ...rest }: DrawnResource): DrawnResource {
  if (/napshot/.test(kind.kind)) return { ...rest, kind, form: { ...form, share: { accounts: [STRANGER] } } };
  const key = kind === ROLE ? 'trust' : 'policy';
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: `arn:aws:iam::${STRANGER}:root` },
    Action: kind.actions[0],
    ...(kind !== ROLE && { Resource: kind.kind === 'bucket' ? `arn:aws:s3:::${rest.arn.slice(13)}/*` : '*' }),
  };
  const before = form[key] as Json | undefined;
  return {
    ...rest,
    kind,
    form: { ...form, [key]: { Version: '2012-10-17', Statement: [...((before?.['Statement'] as readonly Json[]) ?? []), statement] } },
  };
}

/** One that nobody outside reaches, and that denies nobody. */
function quiet(random: Random): DrawnResource {
  const kind = random.pick([...KINDS, ROLE]);
  const drawn = drawResource(random, kind, random.pick(MEMBERS), 'quiet');
  const own = {
    Effect: 'Allow',
    Principal: { AWS: random.pick(MEMBERS) },
    Action: kind.actions[0],
    ...(kind !== ROLE && { Resource: '*' }),
  };
  const policy = { Version: '2012-10-17', Statement: [own] };
  const { share: _share, s3: _s3, grants: _grants, ...form } = drawn.form;
  return { ...drawn, form: kind === ROLE ? { ...form, trust: policy } : /napshot/.test(kind.kind) ? form : { ...form, policy } };
}

test(`${RUNS} changes that open make a finding each, and the change that it proposes removes it`, () => {
  for (let run = 0; run < RUNS; run++) {
    const resource = quiet(new Random(SEED, run));
    const about = `run ${run}: ${JSON.stringify(resource.form)}`;
    expect(findingsIn([resource]), about).toEqual([]);
    const after = opened(resource);
    const [finding, ...others] = findingsIn([after]);
    expect([finding?.principal, others], about).toEqual([{ AWS: STRANGER }, []]);
    expect(
      finding?.closing?.map(({ verified }) => verified),
      about,
    ).toEqual([true]);
    expect(findingsIn([closed(after, finding as Finding)]), about).toEqual([]);
  }
}, 3_600_000);

test(`on ${RUNS} estates of chance every change that is said to close an access closes it, and opens nothing`, () => {
  let tried = 0;
  for (let run = 0; run < RUNS; run++) {
    const drawn = drawResources(new Random(SEED + 1, run), 2);
    const before = findingsIn(drawn);
    for (const finding of before) {
      const about = `run ${run}: ${JSON.stringify({ finding, form: drawn.map(({ form }) => form) })}`;
      expect(
        finding.closing?.every(({ verified }) => verified),
        about,
      ).toBe(true);
      const after = findingsIn(
        drawn.map((one) => (one.arn === finding.resource ? closed(one, finding) : one)),
        false,
      );
      expect(
        after.some(({ id }) => id === finding.id),
        about,
      ).toBe(false);
      expect(after.filter(({ isPublic }) => isPublic).length, about).toBeLessThanOrEqual(before.filter(({ isPublic }) => isPublic).length);
      tried++;
    }
  }
  expect(tried).toBeGreaterThan(RUNS / 4);
}, 3_600_000);

/** All but the places in the file, which move with what is in it. */
function bytesOf(findings: readonly Finding[]): string {
  return JSON.stringify(findings, (key, value: unknown) => (key === 'position' ? undefined : value));
}

test('shuffled input, the same output to the byte', () => {
  for (let run = 0; run < RUNS / 4; run++) {
    const random = new Random(SEED + 2, run);
    const drawn = drawResources(random, 6);
    const shuffled = drawn.map((one) => [random.next(), one] as const).sort(([a], [b]) => a - b);
    expect(bytesOf(findingsIn(shuffled.map(([, one]) => one)))).toBe(bytesOf(findingsIn(drawn)));
  }
}, 3_600_000);
