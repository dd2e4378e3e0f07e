// The shrinker must keep the disagreement, and leave nothing that could go.
import { describe, expect, it } from 'vitest';
import { caseFromJson, caseToJson } from './case-json.ts';
import type { Disagreement } from './differential.ts';
import { runDifferential } from './differential.ts';
import { reference, wrong } from './reference-adapter.ts';
import { replay, reportDisagreement } from './report-disagreement.ts';

function firstDisagreement(rule: Parameters<typeof wrong>[0]): Disagreement {
  let first: Disagreement | undefined;
  runDifferential({
    ...{ seed: 1, first: 0, step: 1, requests: 10_000, left: reference, right: wrong(rule) },
    disagreed: (found) => {
      first = found;
      return false;
    },
  });
  if (first === undefined) throw new Error('no disagreement');
  return first;
}

describe('a disagreement', () => {
  it('shrinks to a few lines, and replays from its JSON', () => {
    const found = firstDisagreement('everyScpLevel');
    const report = reportDisagreement(found, reference, wrong('everyScpLevel'));
    expect(JSON.stringify(report.case).length).toBeLessThan(JSON.stringify(caseToJson(found.found)).length / 2);
    expect(report.case).toMatchObject({ request: { context: {} }, policies: { scp: [{}, {}] } });
    const again = replay(JSON.parse(JSON.stringify(report)), reference, wrong('everyScpLevel'));
    expect(again).toMatchObject({ fields: expect.arrayContaining(['decision']), left: report.left, right: report.right });
    expect(replay(report, reference, reference)).toMatchObject({ fields: [] });
  });

  it('survives the way to JSON and back', () => {
    const { found } = firstDisagreement('denyOverrides');
    const { request, policies } = caseFromJson(JSON.parse(JSON.stringify(caseToJson(found))));
    expect(reference(request, policies)).toEqual(reference(found.request, found.policies));
  });
});
