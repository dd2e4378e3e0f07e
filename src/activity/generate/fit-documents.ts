// Distributes statements over documents that each fit, and divides statements that fit into none.
import type { Clause } from './condition-clause.ts';
import type { StatementDraft } from './statement-draft.ts';
import { baseSid } from './statement-sid.ts';
import { documentLength, statementJson } from './statement-json.ts';

/** Room for the number at the end of a `Sid`, which is not known yet. */
const NUMBER = '0000';

/**
 * The drafts in their order, each in the first document that has room for it. One that is longer than a document is divided by its resources or its
 * actions: each part still gives every action of it every resource of it. A single action on a single resource is never divided, even if it is too long.
 */
export function fitDocuments(drafts: readonly StatementDraft[], characters: number): readonly (readonly StatementDraft[])[] {
  const documents: { readonly drafts: StatementDraft[]; readonly lengths: number[]; length: number }[] = [];
  for (const draft of drafts.flatMap((each) => divided(each, characters))) {
    const length = draftLength(draft);
    const room = documents.find((document) => document.length + 1 + length <= characters);
    if (room === undefined) {
      documents.push({ drafts: [draft], lengths: [length], length: documentLength([length]) });
      continue;
    }
    room.drafts.push(draft);
    room.length += 1 + length;
  }
  return documents.map((document) => document.drafts);
}

function divided(draft: StatementDraft, characters: number): readonly StatementDraft[] {
  if (documentLength([draftLength(draft)]) <= characters) return [draft];
  const byResources = textLength(draft.resources) >= textLength(draft.actions) ? draft.resources.length > 1 : draft.actions.length < 2;
  if (byResources && draft.resources.length < 2) return [draft];
  const parts = byResources
    ? chunks(draft.resources, (resources) => draftLength({ ...draft, resources }), characters).map((resources) => ({ ...draft, resources }))
    : chunks(draft.actions, (actions) => draftLength({ ...draft, actions }), characters).map((actions) => ({ ...draft, actions }));
  return parts.flatMap((part) => divided(withOwnCells(part), characters));
}

function withOwnCells(draft: StatementDraft): StatementDraft {
  const [actions, resources] = [new Set(draft.actions), new Set(draft.resources)];
  return { ...draft, cells: draft.cells.filter(({ action, pattern }) => actions.has(action) && resources.has(pattern)) };
}

/** As many values in each as fit; at least two chunks, so that dividing ends. */
function chunks(
  values: readonly string[],
  lengthWith: (values: readonly string[]) => number,
  characters: number,
): readonly (readonly string[])[] {
  const fixed = documentLength([lengthWith([])]) + 2;
  const result: string[][] = [];
  let length = 0;
  for (const value of values) {
    const own = JSON.stringify(value).length + 1;
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

function draftLength(draft: StatementDraft): number {
  const { actions, resources } = draft;
  const condition = conditionRecord(draft.conditions);
  return JSON.stringify(statementJson({ sid: baseSid(draft) + NUMBER, actions, resources, ...(condition !== undefined && { condition }) }))
    .length;
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
