// Counts what random requests reach, so that a differential that looks at nothing much cannot pass for one that looks everywhere.
import { CALLER_KINDS } from '../testkit/callers.ts';
import { policiesOf } from '../testkit/map-policy-set.ts';
import { mutate } from '../testkit/mutate.ts';
import { OPERATOR_NAMES } from '../testkit/operators.ts';
import { statementsOf } from '../testkit/policy-json.ts';
import { Random } from '../testkit/random.ts';
import type { Evaluator } from './answer.ts';
import { cellOf, ENDINGS, FORBIDDEN, REACHABLE } from './cells.ts';
import type { Visit } from './differential.ts';
import { isValidStatement } from './valid-statement.ts';

/** Counts by name, the names prefixed by what they count: `cell …`, `operator …`. Two reports add up. */
export type GaugeReport = Map<string, number>;

/** What a count must come to: per 100,000 requests, and as a share of another count. */
export interface Expectation {
  readonly name: string;
  readonly per100k?: number;
  readonly atLeast?: number;
  readonly atMost?: number;
  readonly of?: string;
}

/** Changes tried on one request of every world. */
const CHANGES = 8;

/** Ladders are long: those of one request in so many are counted. */
const RUNGS_OF_EVERY = 4;
const CELL = /^cell (\w+) (\w+) (.+)$/;

const SETS = ['', 'ForAllValues:', 'ForAnyValue:'];
const GRADES = ['any', 'direct', 'roleOfSession', 'userOfFederatedSession', 'account'];
const SAYING: readonly (readonly [string, readonly string[]])[] = [
  ['scp', ['allow', 'explicitDeny', 'implicitDeny', 'notApplicable']],
  ['rcp', ['allow', 'explicitDeny', 'notApplicable']],
  ['endpoint', ['allow', 'explicitDeny', 'implicitDeny']],
  ['resource', ['allow', 'explicitDeny', 'implicitDeny']],
  ['trust', ['allow', 'explicitDeny', 'implicitDeny']],
  ['identity', ['allow', 'explicitDeny', 'implicitDeny']],
  ['boundary', ['allow', 'explicitDeny', 'implicitDeny']],
  ['session', ['allow', 'explicitDeny', 'implicitDeny']],
];
/** Endings that a hundredth of all requests, or more, should have. */
const COMMON: readonly string[] = [
  ...['allowed', 'explicitDeny scp', 'explicitDeny rcp', 'explicitDeny resource', 'explicitDeny identity', 'explicitDeny boundary'],
  ...['explicitDeny session', 'explicitDeny endpoint', 'implicitDeny scp', 'implicitDeny endpoint', 'implicitDeny resource'],
  ...['implicitDeny trust', 'implicitDeny identity', 'implicitDeny boundary', 'implicitDeny session', 'implicitDeny service'],
];

/** Everything that a run has to show. */
export const EXPECTATIONS: readonly Expectation[] = [
  { name: 'kind allowed', atLeast: 0.25, of: 'requests' },
  { name: 'kind explicitDeny', atMost: 0.35, of: 'requests' },
  // A decision that nothing near it would change tests little.
  { name: 'change alters answer', atLeast: 0.28, of: 'change tried' },
  { name: 'change flips decision', atLeast: 0.14, of: 'change tried' },
  { name: 'request flipped', atLeast: 0.3, of: 'request changed' },
  { name: 'statement valid', atLeast: 0.95, of: 'statement' },
  ...['same', 'cross', 'none'].map((relation) => ({ name: `relation ${relation}`, atLeast: 0.05, of: 'requests' })),
  ...['same', 'cross', 'none'].map((relation) => ({ name: `allowed ${relation}`, atLeast: 0.02, of: 'requests' })),
  ...COMMON.map((ending) => ({ name: `ending ${ending}`, atLeast: 0.01, of: 'requests' })),
  ...ENDINGS.map((ending) => ({ name: `ending ${ending}`, per100k: 100 })),
  ...CALLER_KINDS.map((kind) => ({ name: `caller ${kind}`, atLeast: 0.01, of: 'requests' })),
  ...REACHABLE.map((cell) => ({ name: `cell ${cell}`, per100k: 1 })),
  ...FORBIDDEN.map((cell) => ({ name: `cell ${cell}`, atMost: 0, of: 'requests' })),
  ...GRADES.map((grade) => ({ name: `grade ${grade}`, per100k: 50 })),
  ...SAYING.flatMap(([layer, verdicts]) => verdicts.map((verdict) => ({ name: `verdict ${layer} ${verdict}`, per100k: 25 }))),
  ...OPERATOR_NAMES.flatMap((name) =>
    name === 'Null'
      ? [{ name: 'operator Null', per100k: 20 }]
      : SETS.flatMap((set) => ['', 'IfExists'].map((end) => ({ name: `operator ${set}${name}${end}`, per100k: 1 }))),
  ),
];

function addTo(report: GaugeReport, name: string, count = 1): void {
  report.set(name, (report.get(name) ?? 0) + count);
}

/** Adds the counts of one report to another. */
export function mergeGauge(into: GaugeReport, from: ReadonlyMap<string, number>): void {
  for (const [name, count] of from) addTo(into, name, count);
}

/** Counts one world; `evaluator` decides the changed requests. */
export function measure(report: GaugeReport, visit: Visit, evaluator: Evaluator): void {
  const { world, left, right } = visit;
  for (const [index, { request }] of world.requests.entries()) {
    const answer = left[index];
    if (answer === undefined) throw new Error('a request has no answer');
    addTo(report, `cell ${cellOf(request, answer)}`);
    if (index % RUNGS_OF_EVERY !== 0) continue;
    for (const { layer, verdict, grade } of right[index]?.ladder ?? []) {
      addTo(report, `verdict ${layer} ${verdict}`);
      if (grade !== undefined) addTo(report, `grade ${grade}`);
    }
  }
  measureStatements(report, visit);
  measureFlips(report, visit, evaluator);
}

/** The report with the sums over its cells: by relation, kind of caller, ending, and decision. */
export function summarise(report: GaugeReport): GaugeReport {
  const all: GaugeReport = new Map(report);
  for (const [name, count] of report) {
    const [, relation, kind, ending] = CELL.exec(name) ?? [];
    if (relation === undefined || kind === undefined || ending === undefined) continue;
    addTo(all, 'requests', count);
    addTo(all, `relation ${relation}`, count);
    addTo(all, `caller ${kind}`, count);
    addTo(all, `ending ${ending}`, count);
    addTo(all, `kind ${ending.split(' ')[0]}`, count);
    if (ending === 'allowed') addTo(all, `allowed ${relation}`, count);
  }
  return all;
}

function measureStatements(report: GaugeReport, { world }: Visit): void {
  for (const { document } of policiesOf(world.policies)) {
    for (const statement of statementsOf(document)) {
      addTo(report, 'statement');
      if (isValidStatement(statement)) addTo(report, 'statement valid');
      for (const operator of Object.keys(statement.Condition ?? {})) addTo(report, `operator ${operator}`);
    }
  }
}

/** Changes one random element of a request or its policies, several times over: how often does the answer notice? */
function measureFlips(report: GaugeReport, { world, left }: Visit, evaluator: Evaluator): void {
  const r = new Random(world.seed ^ 0x5eed, world.index);
  const index = r.below(world.requests.length);
  const before = left[index];
  const found = world.requests[index];
  if (before === undefined || found === undefined) throw new Error('a request has no answer');
  let flipped = false;
  for (let tried = 0; tried < CHANGES; tried++) {
    const { request, policies } = mutate(r, found, world.requests);
    const after = evaluator(request, policies);
    const flips = after.decision !== before.decision;
    flipped ||= flips;
    addTo(report, 'change tried');
    if (flips) addTo(report, 'change flips decision');
    if (flips || after.kind !== before.kind || after.blockedBy !== before.blockedBy) addTo(report, 'change alters answer');
  }
  addTo(report, 'request changed');
  if (flipped) addTo(report, 'request flipped');
}
