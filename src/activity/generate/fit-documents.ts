// Distributes statements over documents that each fit, and divides statements that fit into none.
import type { Clause } from './condition-clause.ts';
import type { PlaceRoom } from './policy-place.ts';
import type { StatementDraft } from './statement-draft.ts';
import { baseSid } from './statement-sid.ts';
import { documentLength, statementJson } from './statement-json.ts';

/** Room for the number at the end of a `Sid`, which is not known yet. */
const NUMBER = '0000';

/**
 * The drafts in their order, each in the first document that has room for it. One that is longer than a document is divided by its resources or its
 * actions: each part still gives every action of it every resource of it. A single action on a single resource is never divided, even if it is too long.
 */
export function fitDocuments(drafts: readonly StatementDraft[], room: PlaceRoom): readonly (readonly StatementDraft[])[] {
  const documents: { readonly drafts: StatementDraft[]; readonly lengths: number[]; length: number }[] = [];
  for (const draft of drafts.flatMap((each) => divided(each, room))) {
    const length = draftLength(draft, room);
    const place = documents.find((document) => document.length + 1 + length <= room.characters);
    if (place === undefined) {
      documents.push({ drafts: [draft], lengths: [length], length: documentLength([length]) });
      continue;
    }
    place.drafts.push(draft);
    place.length += 1 + length;
  }
  return documents.map((document) => document.drafts);
}

function divided(draft: StatementDraft, room: PlaceRoom): readonly StatementDraft[] {
  const { actions, resources } = draft;
  if (documentLength([draftLength(draft, room)]) <= room.characters || (actions.length < 2 && resources.length < 2)) return [draft];
  const byResources = actions.length < 2 || (resources.length > 1 && textLength(resources) >= textLength(actions));
  const parts = byResources
    ? chunks(resources, (some) => draftLength({ ...draft, resources: some }, room), room).map((some) => ({ ...draft, resources: some }))
    : chunks(actions, (some) => draftLength({ ...draft, actions: some }, room), room).map((some) => ({ ...draft, actions: some }));
  return parts.flatMap((part) => divided(withOwnCells(part), room));
}

function withOwnCells(draft: StatementDraft): StatementDraft {
  const [actions, resources] = [new Set(draft.actions), new Set(draft.resources)];
  return { ...draft, cells: draft.cells.filter(({ action, pattern }) => actions.has(action) && resources.has(pattern)) };
}

/** As many values in each as fit; at least two chunks, so that dividing ends. */
function chunks(
  values: readonly string[],
  lengthWith: (values: readonly string[]) => number,
  { characters, sizeOf }: PlaceRoom,
): readonly (readonly string[])[] {
  const fixed = documentLength([lengthWith([])]) + 2;
  const result: string[][] = [];
  let length = 0;
  for (const value of values) {
    const own = sizeOf(JSON.stringify(value)) + 1;
    const current = result.at(-1);
    if (current === undefined || fixed + length + own > characters) {
      result.push([value]);
      length = own;
    } else {
      current.push(value);
      length += own;
    }
  }
  const half = Math.ceil(values.length / 2);
  return result.length > 1 ? result : [values.slice(0, half), values.slice(half)];
}

function textLength(values: readonly string[]): number {
  return values.reduce((sum, value) => sum + value.length, 0);
}

function draftLength(draft: StatementDraft, { sizeOf }: PlaceRoom): number {
  const { actions, resources } = draft;
  const condition = conditionRecord(draft.conditions);
  const statement = { sid: baseSid(draft) + NUMBER, actions, resources, ...(condition !== undefined && { condition }) };
  return sizeOf(JSON.stringify(statementJson(statement)));
}

/** The clauses as a policy has them: operator → key → values. */
export function conditionRecord(
  clauses: readonly Clause[],
): Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> | undefined {
  if (clauses.length === 0) return undefined;
  const record: Record<string, Record<string, readonly string[]>> = {};
  for (const { operator, key, values } of clauses) record[operator] = { ...record[operator], [key]: values };
  return record;
}
