// A cold `explain` on an organization of 100 accounts: the whole process, from start to answer.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ACCOUNTS = 100;
const ROLES = 60;
const RUNS = 5;
const COMMAND = fileURLToPath(new URL('../bin/wariin', import.meta.url));

/** @returns {Promise<{name: string, value: number}[]>} seconds are not a ratio: they are printed, and no ratio is given */
export async function run() {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    let bytes = 0;
    for (let account = 0; account < ACCOUNTS; account++) {
      const text = JSON.stringify(authorizationDetails(idOf(account)), null, 2);
      bytes += text.length;
      writeFileSync(join(folder, `${idOf(account)}.json`), text);
    }
    writeFileSync(join(folder, 'estate.json'), JSON.stringify(organization()));
    const times = Array.from({ length: RUNS }, () => explain(folder));
    const sorted = times.toSorted((a, b) => a - b);
    console.log(
      `cold explain, ${ACCOUNTS} accounts, ${(bytes / 1e6).toFixed(1)} MB: median ${sorted[Math.floor(RUNS / 2)]?.toFixed(0)} ms, worst ${sorted.at(-1)?.toFixed(0)} ms`,
    );
    return [];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const idOf = (account) => String(100_000_000_000 + account);

function explain(folder) {
  const start = performance.now();
  execFileSync(
    COMMAND,
    [
      'explain',
      '--estate',
      folder,
      '--principal',
      `arn:aws:iam::${idOf(1)}:role/role-7`,
      '--action',
      's3:GetObject',
      '--resource',
      'arn:aws:s3:::bucket-2/key',
      '--expect',
      'deny',
    ],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  return performance.now() - start;
}

function authorizationDetails(account) {
  const document = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['s3:Get*', 's3:List*', 'sqs:*', 'dynamodb:Query'], Resource: `arn:aws:s3:::bucket-${account}/*` },
    ],
  };
  const trust = {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
  };
  return {
    UserDetailList: [],
    GroupDetailList: [],
    RoleDetailList: Array.from({ length: ROLES }, (_, index) => ({
      Path: '/',
      RoleName: `role-${index}`,
      RoleId: `AROA${account}${String(index).padStart(5, '0')}`,
      Arn: `arn:aws:iam::${account}:role/role-${index}`,
      CreateDate: '2026-01-01T00:00:00+00:00',
      AssumeRolePolicyDocument: trust,
      InstanceProfileList: [],
      RolePolicyList: [{ PolicyName: 'inline', PolicyDocument: document }],
      AttachedManagedPolicies: [{ PolicyName: 'ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }],
      Tags: [],
    })),
    Policies: [],
  };
}

function organization() {
  const accounts = Array.from({ length: ACCOUNTS }, (_, account) => idOf(account));
  return {
    schemaVersion: 1,
    organization: {
      id: 'o-exampleorg1',
      managementAccount: idOf(0),
      root: { id: 'r-ab12', accounts: [idOf(0)], ous: [{ id: 'ou-ab12-all', name: 'all', accounts: accounts.slice(1) }] },
    },
    accounts: [{ id: idOf(2), resources: [{ arn: 'arn:aws:s3:::bucket-2' }] }],
  };
}
