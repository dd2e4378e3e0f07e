// `demo`: the requests of the five scenarios, decided on the estates that come with the program.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { BRAND } from '../../brand.ts';
import { commandName, shownPath } from '../command-name.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { surroundings } from '../surroundings.ts';
import { type Paint, paint } from '../terminal/paint.ts';
import type { Streams } from '../terminal/streams.ts';
import type { CaseReport } from '../test/test-report.ts';
import { newEstateShelf } from '../test/estate-shelf.ts';
import { reportOf } from '../test/test-verb.ts';
import { UsageError } from '../usage-error.ts';
import type { Verb } from '../verb.ts';
import { type DemoOptions, readDemoOptions } from './demo-options.ts';
import { INDENT, renderScenario } from './render-scenario.ts';
import { runScenario, type ScenarioRun } from './run-scenario.ts';

const HELP = `usage: ${BRAND} demo [options]

Decides the requests of five scenarios on the estates that come with the program, and explains
one denial of each.

  -s, --scenario N          only this scenario, 1 to 5
      --full                explain every denial
  -f, --format text|json

exit codes: 0 all is as expected, 1 the tool failed, 2 something is not as expected
`;

export const demoVerb: Verb = {
  name: 'demo',
  summary: 'five scenarios across accounts, decided and explained',
  help: HELP,
  run: async (args, streams) => run(readDemoOptions(args), streams),
};

/** The package's own folder: `src` and `dist` are equally deep. */
const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

async function run(options: DemoOptions, streams: Streams): Promise<ExitCode> {
  const folder = shownPath(join(ROOT, 'examples', 'scenarios'));
  if (!existsSync(folder)) throw new UsageError(`the folder with the scenarios is not there: \`${folder}\``);
  const setting = { shelf: newEstateShelf(), around: surroundings(), estate: [], strict: false, changes: true };
  const runs = options.scenarios.map((scenario) => runScenario(scenario, folder, setting));
  streams.out(options.format === 'json' ? asJson(runs) : await asText(runs, folder, options.full, streams));
  const { errors, failed } = reportOf(casesOf(runs));
  if (errors > 0) return EXIT.failed;
  return failed > 0 ? EXIT.unexpected : EXIT.fine;
}

function casesOf(runs: readonly ScenarioRun[]): readonly CaseReport[] {
  return runs.flatMap(({ cases }) => cases.map(({ report }) => report));
}

async function asText(runs: readonly ScenarioRun[], folder: string, full: boolean, streams: Streams): Promise<string> {
  const brush = paint(streams.colour);
  const texts: string[] = [];
  for (const one of runs) {
    const generated = await generatedLines(one, join(folder, '..', 'logs'), streams.columns - INDENT, brush);
    texts.push(renderScenario(one, generated, full, streams.columns, brush));
  }
  const { passed, failed, errors } = reportOf(casesOf(runs));
  const sum = `${passed} requests decided as expected${failed + errors > 0 ? `, ${failed + errors} not` : ''}`;
  return `${texts.join('\n')}\n${failed + errors > 0 ? brush.red(sum) : brush.green(sum)}\n\n${nextStep(folder)}`;
}

/** Readers and tables of services are large; only this scenario needs them. */
async function generatedLines({ scenario }: ScenarioRun, logs: string, columns: number, brush: Paint): Promise<readonly string[]> {
  if (scenario.generated === undefined || !existsSync(logs)) return [];
  const { generatedPolicyLines } = await import('./generated-policy.ts');
  return generatedPolicyLines(logs, scenario.generated, commandName(), columns, brush);
}

/** A command that can be pasted, on an estate of the demo. */
function nextStep(folder: string): string {
  const command = [
    `${commandName()} explain --estate ${join(folder, '1-two-roles', 'estate')} \\`,
    '  --principal arn:aws:sts::444455556666:assumed-role/role-02/i-0123456789abcdef0 \\',
    '  --assume arn:aws:iam::222233334444:role/role-01 \\',
    '  --action s3:ListBucket --resource arn:aws:s3:::foobar',
  ];
  const lines = command.map((line) => `  ${line}`).join('\n');
  return `Try it yourself; then with an estate of your own (docs/guides/explain.md tells how to get one):\n\n${lines}\n`;
}

function asJson(runs: readonly ScenarioRun[]): string {
  const scenarios = runs.map(({ scenario: { number, title, about }, cases }) => ({
    number,
    title,
    about,
    cases: cases.map(({ report, explanations }) => ({ ...report, explanations: explanations.map((one) => one ?? null) })),
  }));
  return `${JSON.stringify({ schemaVersion: 1, scenarios }, null, 2)}\n`;
}
