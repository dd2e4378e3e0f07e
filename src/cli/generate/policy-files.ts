// A policy in files: its documents, or what makes them on AWS.
import { cloudFormationOf } from '../../activity/generate/format/cloud-formation-of.ts';
import type { PolicyTarget } from '../../activity/generate/format/policy-target.ts';
import { terraformOf } from '../../activity/generate/format/terraform-of.ts';
import type { PolicyFormat } from './generate-options.ts';
import type { PolicyReport } from './generate-report.ts';
import { printableLines } from './printable.ts';
import type { OutputFile } from './write-files.ts';

/** None where the policy has no document. */
export function policyFiles(report: PolicyReport, format: PolicyFormat): readonly OutputFile[] {
  const { policy, name } = report;
  if (policy.documents.length === 0) return [];
  switch (format) {
    case 'policy':
      return policy.documents.map((document) => ({ name: `${document.name}.json`, text: safe(document.json) }));
    case 'terraform':
      return [{ name: `${name}.tf`, text: safe(terraformOf(policy, targetOf(report))) }];
    case 'cloudformation':
      return [{ name: `${name}.template.json`, text: safe(cloudFormationOf(policy, targetOf(report))) }];
  }
}

/** In strings of JSON and of Terraform's language the same text. */
function safe(text: string): string {
  return `${printableLines(text.trimEnd())}\n`;
}

function targetOf({ chosen, place }: PolicyReport): PolicyTarget {
  const { permissionSet, holders } = chosen;
  const [first = ''] = holders;
  const name = permissionSet ?? first.slice(first.lastIndexOf('/') + 1);
  if (permissionSet !== undefined || place === 'permissionSet') return { kind: 'permissionSet', name, place };
  return { kind: first.includes(':user/') ? 'user' : 'role', name, place };
}
