// Policy validation: everything that is wrong, risky or superfluous in one policy document, with its places.
import type { SourceText } from '../../../policy/ast.ts';
import { embeddedSource } from '../../../policy/embedded-source.ts';
import { nearestName } from '../../../policy/nearest-name.ts';
import { readJson } from '../../../policy/read-json.ts';
import { readDraft } from './draft/read-draft.ts';
import type { PolicyFinding } from './finding.ts';
import { toFindings } from './to-findings.ts';
import { POLICY_CHECKS, STATEMENT_CHECKS } from './checks.ts';
import type { PolicyKind, ValidatedResourceType } from './policy-kind.ts';
import type { RawFinding, Tell, Validation } from './validation.ts';

export interface ValidateOptions {
  readonly policyType: PolicyKind;
  /** For resource policies: what the policy is attached to. */
  readonly resourceType?: ValidatedResourceType;
  /** Also report what AWS Organizations has accepted since September 2025 (wildcards within the actions of SCPs). Default: no. */
  readonly legacyScp?: boolean;
}

/**
 * Validates the policy document that is all of `source`: JSON, or a string that holds JSON. Nothing is known but the document and
 * the catalog. Findings stand in the order of the text; a text that is no JSON gives one, `JSON_SYNTAX_ERROR`. Never throws on any text.
 *
 * Source: IAM User Guide, IAM Access Analyzer policy check reference.
 */
export function validate(source: SourceText, options: ValidateOptions): readonly PolicyFinding[] {
  const raw: RawFinding[] = [];
  const tell: Tell = (code, details, first, ...more) => void raw.push({ code, details, places: [first, ...more] });
  const read = readDocument(source);
  if (!read.ok) {
    const { message, span, source: place } = read.error;
    tell('JSON_SYNTAX_ERROR', `The text is not JSON: ${message}.`, { path: [], span });
    return toFindings(place, raw);
  }
  const policy = readDraft(read.source, read.node, tell);
  if (policy !== undefined) {
    const { policyType: kind, resourceType, legacyScp = false } = options;
    const validation: Validation = { policy, kind, resourceType, legacyScp, tell, near: nearNames() };
    for (const check of POLICY_CHECKS) check(validation);
    for (const statement of policy.statements) for (const check of STATEMENT_CHECKS) check(validation, statement);
  }
  return toFindings(read.source, raw);
}

/** So many suggestions are made for one policy. */
const MOST_SUGGESTIONS = 50;

function nearNames(): Validation['near'] {
  let made = 0;
  return (text, names) => (made++ < MOST_SUGGESTIONS ? nearestName(text, names) : undefined);
}

type ReadDocument =
  | { readonly ok: true; readonly source: SourceText; readonly node: Extract<ReturnType<typeof readJson>, { ok: true }>['value'] }
  | { readonly ok: false; readonly error: Extract<ReturnType<typeof readJson>, { ok: false }>['error'] };

function readDocument(source: SourceText): ReadDocument {
  const json = readJson(source);
  if (!json.ok) return { ok: false, error: json.error };
  if (json.value.kind !== 'string') return { ok: true, source, node: json.value };
  const embedded = embeddedSource(source, json.value);
  if (!embedded.ok) return { ok: false, error: embedded.error };
  const inner = readJson(embedded.value);
  return inner.ok ? { ok: true, source: embedded.value, node: inner.value } : { ok: false, error: inner.error };
}
