// Every decision case of the corpus, through estate, evaluator and wording: what AWS answers is what comes out.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { surroundings } from '../../src/cli/surroundings.ts';
import { type DecisionCase, type Expectation, readDecisionCase } from '../../src/estate/decision-case.ts';
import type { Estate } from '../../src/estate/estate.ts';
import { loadEstate } from '../../src/estate/load-estate.ts';
import type { RequestQuery } from '../../src/estate/request-query.ts';
import { explainRequest } from '../../src/explain/explain-request.ts';

const FOLDER = fileURLToPath(new URL('./decisions/', import.meta.url));
const CASES_MIN = 450;

const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .sort();
const around = await surroundings();

function readCase(name: string): DecisionCase {
  const read = readDecisionCase({ name, text: readFileSync(join(FOLDER, name), 'utf8') });
  if (!read.ok) throw new Error(read.error.map((diagnostic) => diagnostic.message).join('; '));
  return read.value;
}

function estateOf(name: string, { estate }: DecisionCase): Estate {
  if (estate.kind === 'inline') return estate.estate;
  if (estate.kind === 'none') throw new Error('a case of the corpus has an estate');
  const folder = dirname(join(FOLDER, name));
  const loaded = loadEstate(estate.paths.map((path) => ({ name: relative(FOLDER, path), text: readFileSync(join(folder, path), 'utf8') })));
  if (!loaded.ok) throw new Error(loaded.error.map((diagnostic) => diagnostic.message).join('; '));
  return loaded.value.estate;
}

/** As much of the answer as the case expects something of. */
function answer(estate: Estate, query: RequestQuery, expected: Expectation): object {
  const explained = explainRequest(estate, query, around);
  if (!explained.ok) return { error: explained.error };
  const { decision, kind, blockedBy, blockers, message } = explained.value;
  const all = { decision, kind, blockedBy: blockedBy ?? undefined, blockers, message: message ?? undefined };
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in expected));
}

describe('the corpus', () => {
  it(`has at least ${CASES_MIN} cases`, () => {
    expect(files.length).toBeGreaterThanOrEqual(CASES_MIN);
  });

  it.each(files)('%s', (name) => {
    const found = readCase(name);
    const estate = estateOf(name, found);
    expect(found.evidence.length).toBeGreaterThan(0);
    const answers = found.requests.map(({ query, expect: expected }) => ({ request: query, ...answer(estate, query, expected) }));
    expect(answers).toEqual(found.requests.map(({ query, expect: expected }) => ({ request: query, ...expected })));
  });
});
