// A cloud with two accounts that are nothing to each other: one to attack, in an organization of its own, and one whose administrator attacks.
import { CLOUD_SERVICES } from '../../src/cli/up/cloud-services.ts';
import { ServiceError } from '../../src/cloud/service-error.ts';
import { type Answer, type TestCaller, type TestCloud, testCloud } from '../testkit/cloud/test-cloud.ts';
import type { Key } from './raw-requests.ts';

export const MANAGEMENT = '100000000001';
export const VICTIM = '111111111111';
/** Makes an organization of its own when it wants one. */
export const STRANGER = '222222222222';

export const ALLOW_ALL: string = document({ Effect: 'Allow', Action: '*', Resource: '*' });

export interface TwoStrangers {
  readonly cloud: TestCloud;
  /** Roots: they make what is to be attacked, and look whether it is still there. */
  readonly management: TestCaller;
  readonly victim: TestCaller;
  readonly stranger: TestCaller;
  /** A user with AdministratorAccess in the stranger's account. */
  readonly mallory: TestCaller;
  readonly malloryKey: Key;
}

export function twoStrangers(): TwoStrangers {
  const cloud = testCloud({ services: CLOUD_SERVICES, region: 'us-east-1' });
  const management = cloud.root(MANAGEMENT);
  cloud.createAccount(MANAGEMENT, MANAGEMENT);
  management.call('organizations', 'CreateOrganization');
  cloud.createAccount(VICTIM, MANAGEMENT);
  cloud.createAccount(STRANGER, STRANGER);
  const stranger = cloud.root(STRANGER);
  const malloryKey = userKey(stranger, 'mallory');
  stranger.call('iam', 'AttachUserPolicy', { UserName: 'mallory', PolicyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' });
  return { cloud, management, victim: cloud.root(VICTIM), stranger, mallory: cloud.as(malloryKey), malloryKey };
}

/** Makes a user without permissions. */
export function userKey(root: TestCaller, UserName: string): Key {
  root.call('iam', 'CreateUser', { UserName });
  return root.call('iam', 'CreateAccessKey', { UserName }).AccessKey;
}

export function document(...statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export type Outcome = { readonly output: Answer } | { readonly refused: string };

/** What a caller sees of a call: its output, or code, status, sentence and headers of the error; names that differ are the caller's to even out. */
export function seen(call: () => Answer): Outcome {
  try {
    return { output: call() };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    const { code, status, message, details } = error;
    const headers = (details.headers ?? []).map(([name]) => name);
    return { refused: JSON.stringify({ code, status, message, headers, members: details.members }) };
  }
}
