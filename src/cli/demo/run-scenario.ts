// Runs the cases of a scenario.
import { join } from 'node:path';
import type { Explanation } from '../../explain/explanation.ts';
import { readInputs } from '../read-inputs.ts';
import { type CaseRun, type CaseSurroundings, runCase } from '../test/run-case.ts';
import type { Scenario } from './scenarios.ts';

export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly cases: readonly CaseRun[];
  /** The denial that is explained. */
  readonly telling: Explanation | undefined;
  /** Where its files are. */
  readonly folder: string;
}

/** `folder`: where the scenarios are, as paths are to be shown. */
export function runScenario(scenario: Scenario, folder: string, surroundings: CaseSurroundings): ScenarioRun {
  const sources = readInputs([join(folder, scenario.folder, 'cases')]);
  const cases = sources.map((source) => runCase(source, surroundings));
  const place = sources.findIndex(({ name }) => name.endsWith(scenario.telling.file));
  return { scenario, cases, telling: cases[place]?.explanations[scenario.telling.request], folder: join(folder, scenario.folder) };
}
