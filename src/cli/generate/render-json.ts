// A generation as JSON: schemas/generation.schema.json.
import type { StatementPlace } from '../../activity/compare/comparison.ts';
import type { GeneratedDocument } from '../../activity/generate/generated-policy.ts';
import type { Proof, ReplayFailure } from '../../activity/proof/proof.ts';
import type { ReadReport } from '../../activity/read-report.ts';
import { gapsOf, type GenerateReport, isProven, policyGaps, type PolicyReport } from './generate-report.ts';
import { printableLines } from './printable.ts';
import type { SeenPrincipal } from './seen-principal.ts';

/** The document, ending in a newline. */
export function renderJson(report: GenerateReport): string {
  const { sources, from, to, read, withoutTrail, seen, tableCheck, policies } = report;
  const document = {
    schemaVersion: 1,
    sources,
    from: from ?? null,
    to: to ?? null,
    read: readJson(read),
    withoutTrail,
    principals: seen.map(seenJson),
    tableCheck,
    policies: policies.map(policyJson),
    gaps: gapsOf(report, policies.map(policyGaps)),
  };
  // The same JSON, and safe for a terminal.
  return `${printableLines(JSON.stringify(document, null, 2))}\n`;
}

function readJson({ skipped, ...read }: ReadReport): unknown {
  return { ...read, skipped: Object.fromEntries(skipped) };
}

function seenJson({ permissionSet, notEditable, ...seen }: SeenPrincipal): unknown {
  return { ...seen, permissionSet: permissionSet ?? null, notEditable: notEditable ?? null };
}

function policyJson(report: PolicyReport): unknown {
  const { chosen, name, calls, policy, proof, denied, chains, comparison } = report;
  return {
    asked: chosen.asked,
    principals: chosen.holders,
    permissionSet: chosen.permissionSet ?? null,
    name,
    calls: calls.counts,
    documents: policy.documents.map(documentJson),
    unmapped: policy.unmapped,
    possible: policy.possible,
    warnings: policy.warnings,
    denied,
    chains,
    comparison:
      comparison === undefined
        ? null
        : { ...comparison, statements: comparison.statements.map(placed), resources: comparison.resources.map(placed) },
    proof: proofJson(proof, isProven(report)),
  };
}

/** Statements without a Sid have null. */
function placed<T extends StatementPlace>(place: T): T & { readonly sid: string | null } {
  return { ...place, sid: place.sid ?? null };
}

function documentJson({ name, json, statements }: GeneratedDocument): unknown {
  const policy: unknown = JSON.parse(json);
  return { name, policy, statements: statements.map(({ sid, evidence }) => ({ sid, evidence })) };
}

function proofJson({ allowed, denied, idle, notReplayed }: Proof, holds: boolean): unknown {
  const side = ({ calls, replayed, failures }: Proof['allowed']): unknown => ({ calls, replayed, failures: failures.map(failureJson) });
  const { elsewhere, conflicts, widened } = denied;
  const refused = {
    calls: denied.calls,
    replayed: denied.replayed,
    elsewhere,
    failures: denied.failures.map(failureJson),
    conflicts: conflicts.map(failureJson),
    widened: widened.map(failureJson),
  };
  return { holds, allowed: side(allowed), denied: refused, idle, notReplayed: Object.fromEntries(notReplayed) };
}

function failureJson({ call, action, resource, because }: ReplayFailure): unknown {
  return { eventSource: call.group.eventSource, eventName: call.group.eventName, example: call.group.lastId, action, resource, because };
}
