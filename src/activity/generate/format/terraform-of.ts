// The generated documents as a Terraform configuration of the AWS provider.
import type { GeneratedDocument, GeneratedPolicy } from '../generated-policy.ts';
import { documentJson } from '../statement-json.ts';
import { hclBlock, hclString, hclValue } from './hcl.ts';
import type { PolicyTarget } from './policy-target.ts';

type Attribute = readonly [name: string, value: string];

/**
 * Policies with their attachments to a role, user or permission set that exists already; no provider and no backend. '' where there is no document.
 * Source: Terraform AWS provider, aws_iam_policy, aws_iam_role_policy, aws_ssoadmin_permission_set_inline_policy and their neighbours.
 */
export function terraformOf({ documents }: Pick<GeneratedPolicy, 'documents'>, target: PolicyTarget): string {
  const [first] = documents;
  if (first === undefined) return '';
  if (target.kind === 'permissionSet') return permissionSet(first, documents, target);
  return documents.flatMap((document) => ofPrincipal(document, target)).join('\n');
}

function ofPrincipal(document: GeneratedDocument, { kind, name, place }: PolicyTarget): readonly string[] {
  const label = labelOf(document.name);
  const holder: Attribute = [kind, hclString(name)];
  if (place !== 'managed') {
    const type = kind === 'user' ? 'aws_iam_user_policy' : 'aws_iam_role_policy';
    return [hclBlock(['resource', type, label], [['name', hclString(document.name)], holder, policyOf([document])])];
  }
  const attachment = kind === 'user' ? 'aws_iam_user_policy_attachment' : 'aws_iam_role_policy_attachment';
  return [managedPolicy(document), hclBlock(['resource', attachment, label], [holder, ['policy_arn', `aws_iam_policy.${label}.arn`]])];
}

function managedPolicy(document: GeneratedDocument): string {
  return hclBlock(['resource', 'aws_iam_policy', labelOf(document.name)], [['name', hclString(document.name)], policyOf([document])]);
}

/** Which instance and permission set it is, is looked up by name. A permission set has one inline policy: documents that do not fit into one stand in it all the same. */
function permissionSet(first: GeneratedDocument, documents: readonly GeneratedDocument[], { name, place }: PolicyTarget): string {
  const label = labelOf(first.name);
  const instance: Attribute = ['instance_arn', `tolist(data.aws_ssoadmin_instances.${label}.arns)[0]`];
  const set: Attribute = ['permission_set_arn', `data.aws_ssoadmin_permission_set.${label}.arn`];
  const lookups = [
    `data "aws_ssoadmin_instances" ${hclString(label)} {}\n`,
    hclBlock(['data', 'aws_ssoadmin_permission_set', label], [instance, ['name', hclString(name)]]),
  ];
  if (place !== 'managed') {
    const [, policy] = policyOf(documents);
    const type = 'aws_ssoadmin_permission_set_inline_policy';
    return [...lookups, hclBlock(['resource', type, label], [instance, set, ['inline_policy', policy]])].join('\n');
  }
  const attachments = documents.flatMap((document) => {
    const reference = `customer_managed_policy_reference {\n    name = aws_iam_policy.${labelOf(document.name)}.name\n  }\n`;
    const block = hclBlock(['resource', 'aws_ssoadmin_customer_managed_policy_attachment', labelOf(document.name)], [instance, set]);
    return [managedPolicy(document), `${block.slice(0, -2)}\n  ${reference}}\n`];
  });
  return [...lookups, ...attachments].join('\n');
}

function policyOf(documents: readonly GeneratedDocument[]): Attribute {
  const { Version, Statement } = documentJson(documents.flatMap(({ statements }) => statements));
  const list = Statement.map((statement) => ({ ...statement }));
  return ['policy', `jsonencode(${hclValue({ Version, Statement: list }, '  ')})`];
}

/** Letters, digits, `_` and `-`, not a digit first. Other names than the label's own bear a number, so that no two of one module are the same. */
function labelOf(name: string): string {
  if (/^[A-Za-z_][0-9A-Za-z_-]*$/.test(name)) return name;
  const label = name.replaceAll(/[^0-9A-Za-z_-]/g, '_');
  return `${/^[A-Za-z_]/.test(label) ? label : `_${label}`}_${numberOf(name)}`;
}

/** FNV-1a of the text, in the digits and letters that labels take. */
function numberOf(text: string): string {
  let hash = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) hash = Math.imul(hash ^ byte, 0x01000193);
  return (hash >>> 0).toString(36);
}
