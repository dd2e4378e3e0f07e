// AWS managed policies: they resolve, their documents are whole, and damage is refused.
import { describe, expect, it } from 'vitest';
import { MANAGED_POLICY_DATA } from './generated/managed-policies.js';
import type { PackedManagedPolicy } from './managed-policy-data.ts';
import { managedPolicyLookup } from './managed-policy-lookup.ts';

const find = managedPolicyLookup(MANAGED_POLICY_DATA);

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';

function document(arn: string): {
  Version: string;
  Statement: { Effect: string; Action: string | string[]; Resource: string | string[] }[];
} {
  return JSON.parse(find(arn)?.document ?? 'null');
}

describe('findManagedPolicy', () => {
  it('has AdministratorAccess to the letter', () => {
    expect(find(ADMINISTRATOR)).toEqual({
      arn: ADMINISTRATOR,
      name: 'AdministratorAccess',
      version: 'v1',
      updated: '2015-02-06T18:39:46.000Z',
      document: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
    });
  });

  it('has the newest ReadOnlyAccess and SecurityAudit, which only read', () => {
    for (const name of ['ReadOnlyAccess', 'SecurityAudit']) {
      const statements = document(`arn:aws:iam::aws:policy/${name}`).Statement;
      const actions = statements.flatMap(({ Action }) => Action);
      expect(actions.length).toBeGreaterThan(500);
      expect(actions.filter((action) => /:(Delete|Put)[A-Z*]/.test(action))).toEqual([]);
      expect(statements.every(({ Effect }) => Effect === 'Allow')).toBe(true);
      expect(Number(find(`arn:aws:iam::aws:policy/${name}`)?.version.slice(1))).toBeGreaterThan(50);
    }
  });

  it('finds policies under a path, and the task policies of AssumeRoot', () => {
    expect(find('arn:aws:iam::aws:policy/job-function/ViewOnlyAccess')?.name).toBe('ViewOnlyAccess');
    expect(find('arn:aws:iam::aws:policy/root-task/S3UnlockBucketPolicy')?.name).toBe('S3UnlockBucketPolicy');
  });

  it('parses every document', () => {
    expect(MANAGED_POLICY_DATA.policies.length).toBeGreaterThan(1400);
    for (const [arn] of MANAGED_POLICY_DATA.policies) expect(document(arn).Statement, arn).toBeDefined();
  });

  it('does not know what the source does not have', () => {
    expect(find('arn:aws:iam::aws:policy/NoSuchPolicy')).toBeUndefined();
    expect(find('arn:aws:iam::111111111111:policy/AdministratorAccess')).toBeUndefined();
    expect(find('arn:aws:iam::aws:policy/administratoraccess')).toBeUndefined();
    expect(find('constructor')).toBeUndefined();
  });

  it('refuses damaged data instead of answering from it', () => {
    const policies = MANAGED_POLICY_DATA.policies.map(
      ([arn, version, updated, text, sum]): PackedManagedPolicy => [
        arn,
        version,
        updated,
        arn === ADMINISTRATOR ? text.replace('"*"', '"s3:*"') : text,
        sum,
      ],
    );
    const damaged = managedPolicyLookup({ ...MANAGED_POLICY_DATA, policies });
    expect(() => damaged(ADMINISTRATOR)).toThrow(
      /managed policies are damaged: `arn:aws:iam::aws:policy\/AdministratorAccess` does not match/,
    );
    expect(damaged('arn:aws:iam::aws:policy/SecurityAudit')?.name).toBe('SecurityAudit');
    expect(() => managedPolicyLookup({ ...MANAGED_POLICY_DATA, policies: policies.slice(1) })).toThrow(/damaged: there are \d+ of \d+/);
    expect(() => managedPolicyLookup({ ...MANAGED_POLICY_DATA, format: 2 })).toThrow(/their format is 2/);
  });
});
