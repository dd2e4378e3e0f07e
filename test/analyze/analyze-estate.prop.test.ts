// A finding exists exactly when some outsider is let in: found by trying requests, on estates of chance. ANALYZE_RUNS and ANALYZE_SEED make it long.
import { expect, test } from 'vitest';
import { analyzeEstate } from '../../src/analyze/analyze-estate.ts';
import type { Finding } from '../../src/analyze/finding.ts';
import type { ZoneChoice } from '../../src/analyze/zone/zone-choice.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { loadEstate } from '../../src/estate/load-estate.ts';
import { Random } from '../testkit/random.ts';
import { type DrawnResource, drawResources, estateOf, FOREIGN, INSIDE, MEMBERS } from './random-estate.ts';
import { type Inside, outsiderLetIn } from './try-outsiders.ts';

const RUNS = Number(process.env['ANALYZE_RUNS'] ?? 40);
const SEED = Number(process.env['ANALYZE_SEED'] ?? 1);

function load(drawn: readonly DrawnResource[]): Estate {
  const loaded = loadEstate([{ name: 'chance.json', text: JSON.stringify(estateOf(drawn)) }]);
  if (!loaded.ok) throw new Error(loaded.error.map(({ message }) => message).join());
  return loaded.value.estate;
}

function insideOf(choice: ZoneChoice, account: string): Inside {
  if (choice.kind === 'organization') return { accounts: MEMBERS, organizations: [INSIDE] };
  return { accounts: choice.kind === 'accounts' ? choice.ids : [account], organizations: [] };
}

const ZONES: readonly ZoneChoice[] = [
  { kind: 'account' },
  { kind: 'organization' },
  { kind: 'accounts', ids: [...MEMBERS.slice(0, 2), FOREIGN] },
];

test(`on ${RUNS} estates: none missed, none invented, and what is not known is rare`, () => {
  let unknown = 0;
  let found = 0;
  let total = 0;
  for (let run = 0; run < RUNS; run++) {
    const random = new Random(SEED, run);
    const drawn = drawResources(random, random.between(1, 6));
    const estate = load(drawn);
    const choice = random.pick(ZONES);
    const analyzed = analyzeEstate(estate, choice, { closing: false });
    if (!analyzed.ok) throw new Error(analyzed.error);
    const { findings, coverage } = analyzed.value;
    for (const resource of drawn) {
      if (choice.kind === 'accounts' && !choice.ids.includes(resource.account)) continue;
      total++;
      if (coverage.unknown.some((one) => one.resource === resource.arn)) {
        unknown++;
        continue;
      }
      const own: readonly Finding[] = findings.filter((one) => one.resource === resource.arn);
      const letIn = outsiderLetIn(estate, resource, insideOf(choice, resource.account));
      if (own.length > 0) found++;
      const told = {
        run,
        choice,
        form: resource.form,
        letIn,
        found: own.map(({ principal, actions, witness }) => ({ principal, actions, witness })),
      };
      expect(own.length > 0, JSON.stringify(told, null, 1)).toBe(letIn !== undefined);
    }
  }
  expect(unknown).toBeLessThanOrEqual(total / 100);
  expect(found).toBeGreaterThan(total / 10);
}, 3_600_000);
