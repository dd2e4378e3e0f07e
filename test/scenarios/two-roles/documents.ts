// Accounts, names and policies of the scenario with two roles and one bucket.

export const DATA = '222233334444';
export const SOFTWARE = '444455556666';
export const BUCKET = 'foobar';
export const ROLE_01: string = `arn:aws:iam::${DATA}:role/role-01`;
export const ROLE_02: string = `arn:aws:iam::${SOFTWARE}:role/role-02`;

type Json = Readonly<Record<string, unknown>>;

/** A policy of one statement, as text. */
export function policy(...statements: readonly Json[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

export function trust(principal: Json, condition?: Json, ...more: readonly string[]): string {
  const Action = more.length === 0 ? 'sts:AssumeRole' : ['sts:AssumeRole', ...more];
  return policy({ Effect: 'Allow', Principal: principal, Action, ...(condition !== undefined && { Condition: condition }) });
}

export function allow(action: string | readonly string[], resource: string | readonly string[]): string {
  return policy({ Effect: 'Allow', Action: action, Resource: resource });
}

export const TRUST_ROLE_02: string = trust({ AWS: ROLE_02 });
export const TRUST_EC2: string = trust({ Service: 'ec2.amazonaws.com' });
export const POLICY_01: string = allow(['s3:Get*', 's3:List*'], '*');
export const POLICY_02: string = allow('sts:AssumeRole', ROLE_01);

/** Key and size of what is in the bucket. */
export const OBJECTS: readonly (readonly [key: string, size: number])[] = [
  ['404.html', 0],
  ['Hello.txt', 37],
  ['hello.html', 87],
  ['index.html', 0],
];
export const BELOW_LOGS = 'logs/2023-01-01.txt';
