// The three things that the listing needs; without any one it is refused.
import type { Input } from '../../clients/client.ts';
import { allow, BUCKET, DATA, POLICY_01, POLICY_02, ROLE_01, ROLE_02, SOFTWARE, TRUST_EC2, TRUST_ROLE_02 } from './documents.ts';

interface Call {
  readonly operation: string;
  readonly input: Input;
}

export interface Ingredient {
  readonly name: string;
  readonly account: string;
  readonly take: Call;
  readonly put: Call;
  /** What the refused command wrote. */
  readonly refusal: RegExp;
  /** The request that is refused, for `wariin explain`. */
  readonly request: readonly string[];
  /** What `explain` then proposes. */
  readonly layer: string;
  /** (Policy `more` is what the other roles need.) */
  readonly summary: string;
  readonly statement: object;
}

const assume = ['--action', 'sts:AssumeRole', '--resource', ROLE_01];

export const INGREDIENTS: readonly Ingredient[] = [
  {
    name: 'the trust of role-01',
    account: DATA,
    take: { operation: 'UpdateAssumeRolePolicy', input: { RoleName: 'role-01', PolicyDocument: TRUST_EC2 } },
    put: { operation: 'UpdateAssumeRolePolicy', input: { RoleName: 'role-01', PolicyDocument: TRUST_ROLE_02 } },
    refusal: /AccessDenied: User: .*\/role-02\/i-[0-9a-f]+ is not authorized to perform: sts:AssumeRole on resource: .*:role\/role-01/,
    request: assume,
    layer: 'trust',
    summary: `in account ${DATA}, add to the trust policy of role-01`,
    statement: { Effect: 'Allow', Principal: { AWS: ROLE_02 }, Action: 'sts:AssumeRole' },
  },
  {
    name: 'the permission of role-02 to assume it',
    account: SOFTWARE,
    take: { operation: 'DeleteRolePolicy', input: { RoleName: 'role-02', PolicyName: 'policy-02' } },
    put: { operation: 'PutRolePolicy', input: { RoleName: 'role-02', PolicyName: 'policy-02', PolicyDocument: POLICY_02 } },
    refusal: /AccessDenied: User: .*\/role-02\/i-[0-9a-f]+ is not authorized to perform: sts:AssumeRole on resource: .*:role\/role-01/,
    request: assume,
    layer: 'identity',
    summary: `in account ${SOFTWARE}, add to policy more of role role-02`,
    statement: JSON.parse(allow('sts:AssumeRole', ROLE_01)).Statement[0],
  },
  {
    name: 'policy-01',
    account: DATA,
    take: { operation: 'DeleteRolePolicy', input: { RoleName: 'role-01', PolicyName: 'policy-01' } },
    put: { operation: 'PutRolePolicy', input: { RoleName: 'role-01', PolicyName: 'policy-01', PolicyDocument: POLICY_01 } },
    refusal: /Access ?Denied/,
    request: ['--assume', ROLE_01, '--action', 's3:ListBucket', '--resource', `arn:aws:s3:::${BUCKET}`],
    layer: 'identity',
    summary: `in account ${DATA}, add to policy more of role role-01`,
    statement: JSON.parse(allow('s3:ListBucket', `arn:aws:s3:::${BUCKET}`)).Statement[0],
  },
];
