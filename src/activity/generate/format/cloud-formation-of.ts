// The generated documents as an AWS CloudFormation template in JSON.
import type { GeneratedDocument, GeneratedPolicy } from '../generated-policy.ts';
import { type DocumentJson, documentJson } from '../statement-json.ts';
import type { PolicyTarget } from './policy-target.ts';

interface Resource {
  readonly Type: string;
  readonly Properties: Readonly<Record<string, unknown>>;
}

/**
 * Policies for a role or user that exists already, or a permission set with its policy. Strings need no escaping: no `Fn::Sub` reads them. '' where there
 * is no document.
 * Source: AWS CloudFormation Template Reference, AWS::IAM::ManagedPolicy, AWS::IAM::RolePolicy, AWS::IAM::UserPolicy, AWS::SSO::PermissionSet.
 */
export function cloudFormationOf({ documents }: Pick<GeneratedPolicy, 'documents'>, target: PolicyTarget): string {
  if (documents.length === 0) return '';
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: `What ${target.name} needs, by its recorded calls`,
    ...(target.kind === 'permissionSet' && { Parameters: PARAMETERS }),
    Resources: target.kind === 'permissionSet' ? permissionSet(documents, target) : ofPrincipal(documents, target),
  };
  return `${JSON.stringify(template, null, 2)}\n`;
}

const PARAMETERS = {
  InstanceArn: { Type: 'String', Description: 'ARN of the instance of IAM Identity Center' },
};

function ofPrincipal(documents: readonly GeneratedDocument[], target: PolicyTarget): Readonly<Record<string, Resource>> {
  return Object.fromEntries(documents.map((document) => [logicalId(document.name), policyResource(document, target)]));
}

function policyResource(document: GeneratedDocument, { kind, name, place }: PolicyTarget): Resource {
  const PolicyDocument = documentOf([document]);
  if (place === 'managed') {
    const holder = kind === 'user' ? { Users: [name] } : { Roles: [name] };
    return { Type: 'AWS::IAM::ManagedPolicy', Properties: { ManagedPolicyName: document.name, PolicyDocument, ...holder } };
  }
  const holder = kind === 'user' ? { UserName: name } : { RoleName: name };
  const Type = kind === 'user' ? 'AWS::IAM::UserPolicy' : 'AWS::IAM::RolePolicy';
  return { Type, Properties: { PolicyName: document.name, PolicyDocument, ...holder } };
}

/** A permission set has one inline policy. Managed policies that it refers to by name must be in every account that it is assigned in. */
function permissionSet(documents: readonly GeneratedDocument[], { name, place }: PolicyTarget): Readonly<Record<string, Resource>> {
  const own =
    place === 'managed'
      ? { CustomerManagedPolicyReferences: documents.map((document) => ({ Name: document.name })) }
      : { InlinePolicy: documentOf(documents) };
  const set: Resource = { Type: 'AWS::SSO::PermissionSet', Properties: { InstanceArn: { Ref: 'InstanceArn' }, Name: name, ...own } };
  const managed = documents.map((document): readonly [string, Resource] => {
    const Properties = { ManagedPolicyName: document.name, PolicyDocument: documentOf([document]) };
    return [logicalId(document.name), { Type: 'AWS::IAM::ManagedPolicy', Properties }];
  });
  return Object.fromEntries([...(place === 'managed' ? managed : []), [`${logicalId(name)}PermissionSet`, set]]);
}

function documentOf(documents: readonly GeneratedDocument[]): DocumentJson {
  return documentJson(documents.flatMap(({ statements }) => statements));
}

/** Letters and digits. */
function logicalId(name: string): string {
  const id = name
    .split(/[^0-9A-Za-z]+/)
    .map((word) => word.slice(0, 1).toUpperCase() + word.slice(1))
    .join('');
  return id === '' ? 'Policy' : id;
}
