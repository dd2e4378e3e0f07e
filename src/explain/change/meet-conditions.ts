// Ways that leave policies as strict as they are: the conditions of a statement that nearly allows are met.
import { readNetwork } from '../../policy/values/read-network.ts';
import type { FailedCondition, Layer, NearMiss, Rung } from '../../model/decision.ts';
import type { State } from '../state.ts';
import type { Step, Way } from './proposal.ts';
import { supplyKey } from './supply-key.ts';

/** Nobody is told to change more than this about a request. */
const CONDITIONS_MAX = 8;
/** Statements that are looked at; each way is decided again. */
const STATEMENTS_MAX = 16;

/** One way for each nearly matching Allow statement of the layer all of whose conditions can be met; fewest conditions first. */
export function meetConditions(state: State, layer: Layer, ladder: readonly Rung[]): readonly Way[] {
  const misses = ladder.filter((rung) => rung.layer === layer).flatMap((rung) => rung.nearMisses);
  const conditional = misses.filter(
    ({ element, statement, conditions }) => element === 'Condition' && statement.effect === 'Allow' && conditions.length <= CONDITIONS_MAX,
  );
  return conditional
    .toSorted((a, b) => a.conditions.length - b.conditions.length)
    .slice(0, STATEMENTS_MAX)
    .flatMap((miss) => {
      const way = meetOne(state, layer, miss);
      return way === undefined ? [] : [way];
    });
}

function meetOne(state: State, layer: Layer, miss: NearMiss): Way | undefined {
  const steps: Step[] = [];
  for (const condition of miss.conditions) {
    const step = meet(steps.at(-1)?.after ?? state, layer, condition);
    if (step === undefined) return undefined;
    // One tag goes by several keys.
    if (steps.every(({ change }) => change.summary !== step.change.summary)) steps.push(step);
  }
  const [first, ...rest] = steps;
  return first && [first, ...rest];
}

/** Operators that a value equal to the wanted one satisfies, lower case. */
const MET_BY_VALUE: ReadonlySet<string> = new Set([
  'stringequals',
  'stringequalsignorecase',
  'stringlike',
  'arnequals',
  'arnlike',
  'bool',
  'numericequals',
  'numericlessthanequals',
  'numericgreaterthanequals',
]);

function meet(state: State, layer: Layer, { operator, key, expected }: FailedCondition): Step | undefined {
  const [, set = '', base = ''] = /^(?:(forallvalues|foranyvalue):)?(.*?)(?:ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  const value = expected[0];
  if (value === undefined) return undefined;
  const multi = set !== '';
  if (MET_BY_VALUE.has(base)) return supplyKey(state, layer, { key, value, multi });
  const address = base === 'ipaddress' ? addressIn(value) : undefined;
  return address === undefined ? undefined : supplyKey(state, layer, { key, value: address, multi });
}

/** An address of the network; undefined for what is none. */
export function addressIn(network: string): string | undefined {
  return readNetwork(network) === undefined ? undefined : network.split('/')[0];
}
