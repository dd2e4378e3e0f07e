// ECR in a cloud of two accounts with real IAM, for tests: their roots, and users with policies of their own.
import { ecrService } from '../../../src/services/ecr/service.ts';
import { iamService } from '../../../src/services/iam/service.ts';
import { organizationsService } from '../../../src/services/organizations/service.ts';
import { stsService } from '../../../src/services/sts/service.ts';
import { type Answer, type TestCaller, type TestCloud, testCloud } from './test-cloud.ts';

export const ACCOUNT_A = '111111111111';
export const ACCOUNT_B = '222222222222';

type Input = Readonly<Record<string, unknown>>;

export interface EcrAccounts {
  readonly cloud: TestCloud;
  /** Root of account A. */
  readonly a: TestCaller;
  /** Root of account B. */
  readonly b: TestCaller;
  /** An operation of ECR, by root of A unless told otherwise. */
  readonly call: (operation: string, input?: Input, caller?: TestCaller) => Answer;
  /** A new user whose one policy has these statements. */
  readonly user: (account: string, name: string, ...statements: readonly object[]) => TestCaller;
}

export function ecrAccounts(): EcrAccounts {
  const cloud = testCloud({ services: [ecrService, iamService, organizationsService, stsService] });
  cloud.createAccount(ACCOUNT_A);
  cloud.createAccount(ACCOUNT_B);
  const a = cloud.root(ACCOUNT_A);
  return {
    cloud,
    a,
    b: cloud.root(ACCOUNT_B),
    call: (operation, input = {}, caller = a) => caller.call('ecr', operation, input),
    user: (account, name, ...statements) => {
      const root = cloud.root(account);
      root.call('iam', 'CreateUser', { UserName: name });
      if (statements.length > 0)
        root.call('iam', 'PutUserPolicy', { UserName: name, PolicyName: 'own', PolicyDocument: policyText(...statements) });
      return cloud.as(root.call('iam', 'CreateAccessKey', { UserName: name }).AccessKey);
    },
  };
}

export function policyText(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export function allow(Action: string | readonly string[], more: object = { Resource: '*' }): object {
  return { Effect: 'Allow', Action, ...more };
}
