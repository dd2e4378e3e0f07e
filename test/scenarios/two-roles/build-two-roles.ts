// The steps that build the scenario, in the order in which a person would take them.
import type { Answer, Client, Input, Service } from '../../clients/client.ts';
import type { RunningCloud, Transport } from '../../clients/running-cloud.ts';
import { BELOW_LOGS, BUCKET, DATA, OBJECTS, POLICY_01, POLICY_02, SOFTWARE, TRUST_EC2, TRUST_ROLE_02 } from './documents.ts';

interface Step {
  readonly account: string;
  readonly service: Service;
  readonly operation: string;
  readonly input: Input;
  /** The code of the error that is due. */
  readonly fails?: string;
}

/** The role that it trusts is not there yet. */
const TOO_EARLY: Step = {
  account: DATA,
  service: 'iam',
  operation: 'CreateRole',
  input: { RoleName: 'role-01', AssumeRolePolicyDocument: TRUST_ROLE_02 },
  fails: 'MalformedPolicyDocument',
};

const LAUNCH = { ImageId: 'ami-0123456789abcdef0', MinCount: 1, MaxCount: 1, IamInstanceProfile: { Name: 'role-02' } };

const STEPS: readonly Step[] = [
  iam(SOFTWARE, 'CreateRole', { RoleName: 'role-02', AssumeRolePolicyDocument: TRUST_EC2 }),
  iam(SOFTWARE, 'PutRolePolicy', { RoleName: 'role-02', PolicyName: 'policy-02', PolicyDocument: POLICY_02 }),
  iam(SOFTWARE, 'CreateInstanceProfile', { InstanceProfileName: 'role-02' }),
  iam(SOFTWARE, 'AddRoleToInstanceProfile', { InstanceProfileName: 'role-02', RoleName: 'role-02' }),
  iam(DATA, 'CreateRole', { RoleName: 'role-01', AssumeRolePolicyDocument: TRUST_ROLE_02 }),
  iam(DATA, 'PutRolePolicy', { RoleName: 'role-01', PolicyName: 'policy-01', PolicyDocument: POLICY_01 }),
  s3('CreateBucket', { Bucket: BUCKET, CreateBucketConfiguration: { LocationConstraint: 'us-west-2' } }),
];

/** In any order. */
const OBJECT_STEPS = [...OBJECTS, [BELOW_LOGS, 12] as const].map(([Key, size]) =>
  s3('PutObject', { Bucket: BUCKET, Key, Body: 'x'.repeat(size) }),
);

export interface TwoRoles {
  /** Takes session-oriented metadata requests only. */
  readonly instance: string;
  /** Answers without a session too. */
  readonly lenientInstance: string;
  /** What the step that came too early was told. */
  readonly tooEarly: Answer;
}

/** Throws with the step and its answer when one does not go as it should. */
export async function buildTwoRoles(cloud: RunningCloud, client: Client, transport: Transport): Promise<TwoRoles> {
  const data = await cloud.environment(transport, { account: DATA });
  const software = await cloud.environment(transport, { account: SOFTWARE });
  const take = async ({ account, service, operation, input, fails }: Step): Promise<Answer> => {
    const answer = await client.call(account === DATA ? data : software, service, operation, input);
    if ((answer.ok ? undefined : answer.code) !== fails) throw new Error(`${service} ${operation}: ${JSON.stringify(answer)}`);
    return answer;
  };
  const launch = async (httpTokens: string): Promise<string> => {
    const input = { ...LAUNCH, MetadataOptions: { HttpTokens: httpTokens } };
    const answer = await take({ account: SOFTWARE, service: 'ec2', operation: 'RunInstances', input });
    if (!answer.ok) throw new Error(answer.message);
    const [launched] = answer.output['Instances'] as readonly { readonly InstanceId: string }[];
    return launched?.InstanceId ?? '';
  };
  const tooEarly = await take(TOO_EARLY);
  for (const step of STEPS) await take(step);
  const [instance, lenientInstance] = await Promise.all([launch('required'), launch('optional'), ...OBJECT_STEPS.map(take)]);
  return { tooEarly, instance, lenientInstance };
}

function iam(account: string, operation: string, input: Input): Step {
  return { account, service: 'iam', operation, input };
}

function s3(operation: string, input: Input): Step {
  return { account: DATA, service: 's3', operation, input };
}
