// Documents for tests of validation: one statement that is all right, and what a test changes in it.
import type { IssueCode } from '../../../src/analyze/checks/validate/issue-codes.ts';
import { validate, type ValidateOptions } from '../../../src/analyze/checks/validate/validate.ts';

export interface Document {
  readonly text: string;
  readonly options: ValidateOptions;
}

/** A check, a document that it finds fault with, and one beside it in which it finds none. */
export type Case = readonly [code: IssueCode, bad: Document, good: Document];

type Over = Readonly<Record<string, unknown>>;

function document(options: ValidateOptions, statements: readonly Over[]): Document {
  return { text: JSON.stringify({ Version: '2012-10-17', Statement: statements }), options };
}

const PLAIN = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

/** Elements that are `undefined` are left out. */
export const identity = (...overs: readonly Over[]): Document =>
  document(
    { policyType: 'IDENTITY_POLICY' },
    overs.map((over) => ({ ...PLAIN, ...over })),
  );

export const scp = (...overs: readonly Over[]): Document =>
  document(
    { policyType: 'SERVICE_CONTROL_POLICY' },
    overs.map((over) => ({ ...PLAIN, ...over })),
  );

export const rcp = (...overs: readonly Over[]): Document =>
  document(
    { policyType: 'RESOURCE_CONTROL_POLICY' },
    overs.map((over) => ({ ...PLAIN, Effect: 'Deny', Principal: '*', ...over })),
  );

const MEMBER = { Principal: { AWS: '111111111111' } };

export const resource = (...overs: readonly Over[]): Document =>
  document(
    { policyType: 'RESOURCE_POLICY' },
    overs.map((over) => ({ ...PLAIN, ...MEMBER, ...over })),
  );

export const bucket = (...overs: readonly Over[]): Document =>
  document(
    { policyType: 'RESOURCE_POLICY', resourceType: 'AWS::S3::Bucket' },
    overs.map((over) => ({ ...PLAIN, ...MEMBER, ...over })),
  );

export const trust = (...overs: readonly Over[]): Document =>
  document(
    { policyType: 'RESOURCE_POLICY', resourceType: 'AWS::IAM::AssumeRolePolicyDocument' },
    overs.map((over) => ({ Effect: 'Allow', Action: 'sts:AssumeRole', ...MEMBER, ...over })),
  );

/** A whole document. */
export const whole = (policyType: ValidateOptions['policyType'], text: string | object): Document => ({
  text: typeof text === 'string' ? text : JSON.stringify(text),
  options: { policyType },
});

export const condition = (operator: string, key: string, value: unknown): { readonly Condition: object } => ({
  Condition: { [operator]: { [key]: value } },
});

export function codesOf({ text, options }: Document): readonly string[] {
  return validate({ name: 'policy.json', text }, options).map(({ issueCode }) => issueCode);
}
