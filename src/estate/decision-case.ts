// Reads a decision case (test/corpus/README.md): an estate, requests made in it, and what AWS answers.
import type { DecisionKind, Layer } from '../model/decision.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { SourceText, Span } from '../policy/ast.ts';
import type { Diagnostic } from '../policy/diagnostic.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonNode, JsonObject } from '../policy/json-node.ts';
import { estateLimits } from '../policy/limits.ts';
import { readJson } from '../policy/read-json.ts';
import { asObject, asString, listField, requiredString, stringsField } from './form-field.ts';
import { checkKeys, type FormReader, missingKey, wrongType } from './form-reader.ts';
import { finishEstate, newDraft } from './load-estate.ts';
import type { Estate } from './estate.ts';
import { readEstateForm } from './read-estate-form.ts';
import { readExpectation } from './read-expectation.ts';
import { type Report, newReport } from './report.ts';
import { readRequestForm } from './request-file.ts';
import type { RequestQuery } from './request-query.ts';

export interface DecisionCase {
  readonly name: string;
  readonly evidence: readonly string[];
  readonly confidence: 'high' | 'medium' | 'low';
  readonly estate: CaseEstate;
  readonly requests: readonly ExpectedRequest[];
  /** Of the inline estate. */
  readonly warnings: readonly Diagnostic[];
}

/** Written out in the case, or in files whose paths are relative to the case file; `none` only in cases of people's own. */
export type CaseEstate =
  | { readonly kind: 'inline'; readonly estate: Estate }
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  | { readonly kind: 'none' };

/** A case of the corpus says how it is known; one that somebody writes about policies of their own need not, and may leave the estate to others. */
export type CaseRigour = 'corpus' | 'own';

export interface ExpectedRequest {
  readonly query: RequestQuery;
  readonly expect: Expectation;
  /** Where the request stands in the case file. */
  readonly span: Span;
}

/** What is absent is not checked. */
export interface Expectation {
  readonly decision?: 'allow' | 'deny';
  readonly kind?: DecisionKind;
  readonly blockedBy?: Layer;
  readonly blockers?: readonly Layer[];
  readonly message?: string;
}

const KEYS: ReadonlySet<string> = new Set(['$schema', 'name', 'evidence', 'confidence', 'vector', 'estate', 'requests']);

/** @returns the case, or every error in it: in its JSON, its form, its inline estate. */
export function readDecisionCase(source: SourceText, rigour: CaseRigour = 'corpus'): Result<DecisionCase, readonly Diagnostic[]> {
  const json = readJson(source, estateLimits);
  if (!json.ok) return fail([json.error]);
  const report = newReport();
  const read = readCase({ source, report }, json.value, rigour);
  return read === undefined || report.errors.length > 0 ? fail(report.errors) : ok({ ...read, warnings: report.warnings });
}

function readCase(reader: FormReader, node: JsonNode, rigour: CaseRigour): Omit<DecisionCase, 'warnings'> | undefined {
  const what = 'a decision case';
  const form = asObject(reader, node, what);
  if (form === undefined) return undefined;
  checkKeys(reader, form, KEYS, what);
  const name = requiredString(reader, form, 'name', what);
  const own = rigour === 'own';
  const evidence = own && findMember(form, 'evidence') === undefined ? [] : readEvidence(reader, form);
  const confidence = own && findMember(form, 'confidence') === undefined ? 'high' : readConfidence(reader, form);
  const estateNode = findMember(form, 'estate');
  const absent = (): CaseEstate | undefined => (own ? { kind: 'none' } : missingKey(reader, form, 'estate', what));
  const estate = estateNode === undefined ? absent() : readCaseEstate(reader, estateNode);
  const requests = readRequests(reader, form);
  if (name === undefined || confidence === undefined || estate === undefined) return undefined;
  return { name, evidence, confidence, estate, requests };
}

/** A sentence, or several. */
function readEvidence(reader: FormReader, form: JsonObject): readonly string[] {
  const node = findMember(form, 'evidence');
  if (node === undefined) {
    missingKey(reader, form, 'evidence', 'a decision case', 'say how it is known: a page of the documentation, a measurement, an issue');
    return [];
  }
  return node.kind === 'string' ? [node.value] : stringsField(reader, form, 'evidence');
}

function readConfidence(reader: FormReader, form: JsonObject): DecisionCase['confidence'] | undefined {
  const node = findMember(form, 'confidence');
  if (node === undefined) return missingKey(reader, form, 'confidence', 'a decision case', 'it is `high`, `medium` or `low`');
  const value = node.kind === 'string' ? node.value : undefined;
  if (value === 'high' || value === 'medium' || value === 'low') return value;
  return wrongType(reader, node, '`confidence` to be `high`, `medium` or `low`');
}

function readCaseEstate(reader: FormReader, node: JsonNode): CaseEstate | undefined {
  if (node.kind === 'string') return { kind: 'paths', paths: [node.value] };
  if (node.kind === 'array') {
    return { kind: 'paths', paths: node.items.flatMap((item) => asString(reader, item, '`estate` to be a list of paths') ?? []) };
  }
  const form = asObject(reader, node, '`estate` to be an estate, a path or a list of paths');
  if (form === undefined) return undefined;
  const draft = newDraft();
  readEstateForm({ source: reader.source, report: draft.report }, form, draft);
  const finished = finishEstate(draft, []);
  addAll(reader.report, finished.ok ? finished.value.warnings : finished.error);
  return finished.ok ? { kind: 'inline', estate: finished.value.estate } : undefined;
}

function addAll(report: Report, diagnostics: readonly Diagnostic[]): void {
  for (const diagnostic of diagnostics) report.add(diagnostic);
}

function readRequests(reader: FormReader, form: JsonObject): readonly ExpectedRequest[] {
  const node = findMember(form, 'requests');
  if (node === undefined || (node.kind === 'array' && node.items.length === 0)) {
    missingKey(reader, form, 'requests', 'a decision case', 'a case without requests checks nothing');
    return [];
  }
  return listField(reader, form, 'requests').flatMap((item) => {
    const query = readRequestForm(reader, item, ['expect']);
    if (item.kind !== 'object') return [];
    const expect = readExpectation(reader, item);
    return query === undefined || expect === undefined ? [] : [{ query, expect, span: item.span }];
  });
}
