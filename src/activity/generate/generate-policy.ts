// Makes the policy that allows what was recorded, and nothing that was not.
import type { UsedCall } from '../used-call.ts';
import { cellsOf } from './cells-of.ts';
import { evidenceOf } from './evidence-of.ts';
import { conditionRecord, fitDocuments } from './fit-documents.ts';
import type { GenerateOptions } from './generate-options.ts';
import type { FittingDetail, GeneratedDocument, GeneratedPolicy, GeneratedStatement, ResourceDetail } from './generated-policy.ts';
import { generationWarnings, widerWarnings } from './generation-warnings.ts';
import { needsOf } from './needs-of.ts';
import type { Need } from './need.ts';
import { type PlaceFacts, placeFacts } from './policy-place.ts';
import type { StatementDraft } from './statement-draft.ts';
import { statementDrafts } from './statement-drafts.ts';
import { documentJson } from './statement-json.ts';
import { statementSids } from './statement-sid.ts';

/**
 * The identity policy that these calls need. They are those of one principal (`policyHolder`), or of the roles of one permission set: whose they are is not
 * asked. Calls that were denied are left out. No document: no call needs a permission.
 *
 * Actions of the grades core and conditional are in it, on the resources that were seen, widened as far as `options.resources` says. Sids are unique in the
 * whole policy. The same calls give the same bytes in any order.
 *
 * Never fails: what is not known is in `unmapped`, `possible` and `warnings`. Source: docs/decisions/0016; IAM User Guide, Grammar of the IAM JSON policy
 * language; IAM and AWS STS quotas.
 */
export function generatePolicy(calls: readonly UsedCall[], options: GenerateOptions): GeneratedPolicy {
  const { needs, unmapped, possible } = needsOf(calls, options);
  const place = placeFacts(options.place ?? 'managed');
  const cells = cellsOf(needs, options.resources ?? 'exact');
  const parts = fitDocuments(statementDrafts(cells), place);
  const fitting = parts.length > place.documents ? fittingDetail(needs, options.resources ?? 'exact', place) : undefined;
  const sids = statementSids(parts.flat());
  const names = documentNames(options.name);
  let next = 0;
  const documents = parts.map((drafts, i): GeneratedDocument => {
    const statements = drafts.map((draft) => statementOf(draft, sids[next++] ?? ''));
    return { name: names(i), statements, json: JSON.stringify(documentJson(statements), null, 2) };
  });
  const wider = widerWarnings(cells);
  const warnings = generationWarnings({ calls, cells, documents, unmapped, options, place, fitting, wider });
  return { documents, unmapped, possible, warnings, wider, ...(fitting !== undefined && { fitting }) };
}

/** From the narrowest to the widest. */
const DETAILS: readonly ResourceDetail[] = ['exact', 'prefix', 'type', 'any'];

/** The narrowest of the wider ones with which the policy fits where it is to stand; undefined: none is wide enough. */
function fittingDetail(needs: readonly Need[], detail: ResourceDetail, place: PlaceFacts): FittingDetail | undefined {
  for (const resources of DETAILS.slice(DETAILS.indexOf(detail) + 1)) {
    const documents = fitDocuments(statementDrafts(cellsOf(needs, resources)), place).length;
    if (documents <= place.documents) return { resources, documents };
  }
  return undefined;
}

function statementOf({ actions, resources, conditions, cells }: StatementDraft, sid: string): GeneratedStatement {
  const condition = conditionRecord(conditions);
  return { sid, actions, resources, ...(condition !== undefined && { condition }), evidence: evidenceOf(cells) };
}

/** IAM API Reference, CreatePolicy, PolicyName: at most 128 letters, digits and `+=,.@-_`. */
function documentNames(wanted: string): (index: number) => string {
  const name = wanted.replaceAll(/[^\w+=,.@-]+/g, '-').slice(0, 120) || 'policy';
  return (index) => (index === 0 ? name : `${name}-${index + 1}`);
}
