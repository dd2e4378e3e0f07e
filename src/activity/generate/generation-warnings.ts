// What somebody who takes over a generated policy has to know.
import type { UsedCall } from '../used-call.ts';
import type { Cell } from './cell.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { FittingDetail, GeneratedDocument, GeneratedPolicy } from './generated-policy.ts';
import type { Need } from './need.ts';
import type { PlaceFacts } from './policy-place.ts';

export interface Generated {
  readonly calls: readonly UsedCall[];
  readonly cells: readonly Cell[];
  readonly documents: readonly GeneratedDocument[];
  readonly unmapped: GeneratedPolicy['unmapped'];
  readonly options: GenerateOptions;
  readonly place: PlaceFacts;
  readonly fitting: FittingDetail | undefined;
  /** As `widerWarnings` has them. */
  readonly wider: readonly string[];
}

/** For people, one sentence each; grave ones first. */
export function generationWarnings(generated: Generated): readonly string[] {
  return [
    ...unmappedWarning(generated),
    ...sizeWarnings(generated),
    ...unknownResources(generated),
    ...generated.wider,
    ...unclearActions(generated),
    ...federatedWarning(generated),
  ];
}

function unmappedWarning({ unmapped }: Generated): readonly string[] {
  if (unmapped.length === 0) return [];
  const names = unmapped.slice(0, 3).map(({ eventSource, eventName }) => `${eventSource} ${eventName}`);
  const more = unmapped.length > names.length ? `, and ${unmapped.length - names.length} more` : '';
  return [`the policy may lack something: no action is known for ${names.join(', ')}${more}`];
}

function sizeWarnings({ documents, options, place, fitting }: Generated): readonly string[] {
  const warnings: string[] = [];
  const wider = wayOut(options, fitting);
  if (documents.length > place.documents) {
    warnings.push(`the policy is ${documents.length} documents long and does not fit into ${place.name}: ${wider}`);
  }
  for (const { name, statements } of documents) {
    const [only] = statements;
    if (statements.length !== 1 || only === undefined || only.actions.length > 1 || only.resources.length > 1) continue;
    const tooLong = (only.resources[0]?.length ?? 0) + (only.actions[0]?.length ?? 0) > place.characters - 200;
    if (tooLong) warnings.push(`the document ${name} may be longer than AWS takes: its one resource alone is that long`);
  }
  return warnings;
}

function wayOut({ place = 'managed' }: GenerateOptions, fitting: FittingDetail | undefined): string {
  const elsewhere = place === 'managed' ? [] : ['attach it as managed policies'];
  const wider =
    fitting === undefined ? [] : [`\`--resources ${fitting.resources}\` would make ${fitting.documents === 1 ? 'one' : fitting.documents}`];
  return [...wider, ...elsewhere].join(', or ') || 'no `--resources` is wide enough; divide the work among several roles';
}

function unknownResources({ cells, options }: Generated): readonly string[] {
  if (options.resources === 'any') return [];
  const byAction = new Map<string, { readonly patterns: string[]; readonly needs: Need[] }>();
  for (const { action, pattern, needs } of cells) {
    const guessed = needs.filter(({ resourceKnown }) => !resourceKnown);
    if (guessed.length === 0) continue;
    const found = byAction.get(action) ?? { patterns: [], needs: [] };
    byAction.set(action, found);
    found.patterns.push(pattern);
    found.needs.push(...guessed);
  }
  return [...byAction].map(
    ([action, { patterns, needs }]) =>
      `${action} is allowed on ${whereOf(patterns)}: ${times(callsOf(needs))} the events do not tell on which it was`,
  );
}

/** What is wider than was asked for, as recorded names cannot be written otherwise. */
export function widerWarnings(cells: readonly Cell[]): readonly string[] {
  const byAction = new Map<string, { readonly patterns: string[]; readonly note: string }>();
  for (const { action, pattern, notes } of cells) {
    const [note] = notes;
    if (note === undefined) continue;
    const found = byAction.get(action) ?? { patterns: [], note };
    byAction.set(action, found);
    found.patterns.push(pattern);
  }
  return [...byAction].map(
    ([action, { patterns, note }]) => `${action} is allowed on more than was used, on ${whereOf(patterns)}: ${note}`,
  );
}

function whereOf(patterns: readonly string[]): string {
  const [first = '*', ...more] = patterns;
  if (patterns.includes('*')) return 'all resources';
  return more.length === 0 ? first : `${first} and ${more.length} more`;
}

function unclearActions({ cells }: Generated): readonly string[] {
  const byAction = new Map<string, boolean>();
  for (const { action, needs } of cells) {
    byAction.set(action, (byAction.get(action) ?? false) || needs.some(({ call }) => call.outcome === 'allowed'));
  }
  const actions = [...byAction].filter(([, sure]) => !sure).map(([action]) => action);
  if (actions.length === 0) return [];
  return [
    `all calls of ${actions.sort().join(', ')} ended in errors that may come before authorization: whether they are needed is not sure`,
  ];
}

function federatedWarning({ calls }: Generated): readonly string[] {
  const users = new Set(calls.flatMap(({ actor }) => (actor.kind === 'federatedUser' ? [actor.parent] : [])));
  return [...users]
    .sort()
    .map((user) => `calls of federated users of ${user} count as that user's: with their session policies it may need less`);
}

function callsOf(needs: readonly Need[]): number {
  return [...new Set(needs.map(({ call }) => call))].reduce((sum, { group }) => sum + group.count, 0);
}

function times(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}
