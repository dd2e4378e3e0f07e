// Loads an estate from the text of its files: our own form, saved answers of AWS commands, policy documents.
import { fail, ok, type Result } from '../model/result.ts';
import type { SourceText } from '../policy/ast.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { estateLimits } from '../policy/limits.ts';
import { readJson } from '../policy/read-json.ts';
import { assembleOrganizations } from './assemble-organizations.ts';
import { buildEstate } from './build-estate.ts';
import type { EstateDraft } from './estate-draft.ts';
import type { Estate } from './estate.ts';
import { importFile } from './import-file.ts';
import { settleLooseDocuments } from './import-loose-document.ts';
import { newOrganizationAnswers } from './organization-answers.ts';
import { errorAt } from './place.ts';
import { newReport } from './report.ts';
import { settleNames } from './settle-names.ts';
import { settleOwners } from './settle-owners.ts';
import { settleTrustOnlyRoles } from './settle-trust-only-roles.ts';

export interface LoadedEstate {
  readonly estate: Estate;
  /** What each file was taken for, by the order of their names. */
  readonly recognised: readonly RecognisedFile[];
  readonly warnings: readonly Diagnostic[];
}

export interface RecognisedFile {
  readonly name: string;
  /** `estate file`, `account authorization details`, … */
  readonly shape: string;
  /** What stands in it, counted or named: `2 accounts, 1 organization`. */
  readonly what: string;
}

/**
 * Joins all inputs to one estate. The order of the inputs does not matter. Policy documents are kept as text, unread.
 *
 * @returns the estate, or every error met: JSON that is none, a file of no known shape, keys that the estate form does not have, the same thing
 * defined twice with different content, names that lead nowhere, an organization whose tree cannot be put together.
 */
export function loadEstate(inputs: readonly SourceText[]): Result<LoadedEstate, readonly Diagnostic[]> {
  const draft = newDraft();
  const recognised: RecognisedFile[] = [];
  for (const source of [...inputs].sort(byNameAndText)) {
    if (!/\S/.test(source.text)) {
      draft.report.add(emptyFile(source));
      continue;
    }
    const json = readJson(source, estateLimits);
    if (!json.ok) {
      draft.report.add(json.error);
      continue;
    }
    const file = importFile({ source, report: draft.report }, json.value, draft);
    if (file !== undefined) recognised.push(file);
  }
  return finishEstate(draft, recognised);
}

export function newDraft(): EstateDraft {
  return {
    report: newReport(),
    accounts: new Map(),
    organizations: new Map(),
    organizationAnswers: newOrganizationAnswers(),
    awsManagedPolicies: new Map(),
    looseDocuments: new Map(),
    ownerless: [],
  };
}

/** Looks up what files tell of each other, once all of them are in the draft. */
export function finishEstate(draft: EstateDraft, recognised: readonly RecognisedFile[]): Result<LoadedEstate, readonly Diagnostic[]> {
  assembleOrganizations(draft);
  settleTrustOnlyRoles(draft);
  // Names first: a document that a list names is not looked at for the resource it may name.
  const settled = settleNames(draft);
  settleLooseDocuments(draft);
  settleOwners(draft);
  const { errors, warnings } = draft.report;
  return errors.length > 0 ? fail(errors) : ok({ estate: buildEstate(draft, settled), recognised, warnings });
}

/** What a failed command leaves where its answer should be. */
function emptyFile(source: SourceText): Diagnostic {
  const hint =
    'the command that should have filled it failed: run it again, or delete the file; for a resource without a policy write ' +
    '`{ "resource": "arn:…", "policy": null }`';
  return errorAt({ source, span: { start: 0, end: 0 } }, 'empty-file', 'the file is empty', hint);
}

function byNameAndText(a: SourceText, b: SourceText): number {
  if (a.name !== b.name) return a.name < b.name ? -1 : 1;
  return a.text === b.text ? 0 : a.text < b.text ? -1 : 1;
}
