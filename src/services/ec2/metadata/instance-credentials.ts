// Credentials of the role of an instance's profile: taken from STS in the name of EC2, kept, and renewed in good time.
// Source: Amazon EC2 User Guide, Retrieve security credentials from instance metadata; IAM User Guide, AWS global condition context keys.
import type { RequestView } from '../../../cloud/call-context.ts';
import type { Kernel } from '../../../cloud/kernel.ts';
import type {
  CredentialsOfInstance,
  FailedInstanceCredentials,
  InstanceCredentials,
  RoleDelivery,
} from '../../../cloud/metadata-endpoint/instance-view.ts';
import { newRequestId } from '../../../cloud/server/request-id.ts';
import { serviceCaller } from '../../../cloud/service-caller.ts';
import { ServiceError } from '../../../cloud/service-error.ts';
import { runTurn } from '../../../cloud/turn.ts';
import { defaultNetwork } from '../network/default-network.ts';
import type { InstanceRow } from '../rows.ts';

const EC2 = 'ec2.amazonaws.com';
const LIFETIME = 6 * 3600;
/** Milliseconds before their end at which new ones are handed out. */
const RENEWED_BEFORE = 3_600_000;
/** Milliseconds until a role that EC2 could not assume is tried again. */
const TRIED_AGAIN_AFTER = 5_000;

const REQUEST: RequestView = { host: 'sts.amazonaws.com', secure: true, sourceAddress: EC2, userAgent: EC2, header: () => undefined };

interface Kept {
  /** What they were made for. */
  readonly roleId: string;
  readonly profile: string;
  readonly answer: InstanceCredentials | FailedInstanceCredentials;
}

/** `row`: the instance as it is now; undefined once it is gone. */
export function instanceCredentials(kernel: Kernel, row: () => InstanceRow | undefined): CredentialsOfInstance {
  const kept = new Map<RoleDelivery, Kept>();
  return async (delivery) => {
    const instance = row();
    const role = instance && roleOf(kernel, instance);
    if (instance === undefined || role === undefined) return undefined;
    const found = kept.get(delivery);
    const profile = instance.profile?.associationId ?? '';
    if (found?.roleId === role.id && found.profile === profile && isFresh(found.answer, kernel.clock.now())) return found.answer;
    const answer = await assume(kernel, instance, role, delivery);
    kept.set(delivery, { roleId: role.id, profile, answer });
    return answer;
  };
}

interface Role {
  readonly arn: string;
  readonly id: string;
  readonly name: string;
}

/** The role that the profile holds now, if it is still the same profile. */
function roleOf({ state, identities }: Kernel, { account, profile }: InstanceRow): Role | undefined {
  const view = profile && identities.instanceProfile(state.reader, account, profile.arn);
  if (view === undefined || view.id !== profile?.id || view.roleArn === undefined || view.roleName === undefined) return undefined;
  return { arn: view.roleArn, id: identities.idOf(state.reader, view.roleArn) ?? '', name: view.roleName };
}

/** Also after the clock was moved: back to before they were made, they are not yet good. */
function isFresh(answer: InstanceCredentials | FailedInstanceCredentials, now: number): boolean {
  if (now < answer.lastUpdated) return false;
  return 'code' in answer ? now < answer.lastUpdated + TRIED_AGAIN_AFTER : now < answer.expiration - RENEWED_BEFORE;
}

async function assume(
  kernel: Kernel,
  row: InstanceRow,
  role: Role,
  delivery: RoleDelivery,
): Promise<InstanceCredentials | FailedInstanceCredentials> {
  const { state, clock, registry, random } = kernel;
  const now = clock.now();
  const told = { roleName: role.name, lastUpdated: now };
  const turn = {
    service: registry.service('sts'),
    operation: 'AssumeRole',
    input: { RoleArn: role.arn, RoleSessionName: row.id },
    caller: serviceCaller(EC2),
    account: row.account,
    region: row.region,
    request: REQUEST,
    requestId: newRequestId(random),
    now,
    serviceSession: { seconds: LIFETIME, context: sessionKeys(kernel, row, delivery) },
  };
  try {
    const { value, changes } = state.transact((writer) => runTurn(kernel, turn, writer));
    await state.commit(changes);
    const { Credentials } = value as {
      readonly Credentials: Readonly<Record<'AccessKeyId' | 'SecretAccessKey' | 'SessionToken', string>> & { readonly Expiration: Date };
    };
    return {
      ...told,
      accessKeyId: Credentials.AccessKeyId,
      secretAccessKey: Credentials.SecretAccessKey,
      sessionToken: Credentials.SessionToken,
      expiration: Credentials.Expiration.getTime(),
    };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return {
      ...told,
      code: 'AssumeRoleUnauthorizedAccess',
      message: `EC2 cannot assume the role ${role.name}. Please see documentation at https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_iam-ec2.html#troubleshoot_iam-ec2_errors-info-doc.`,
    };
  }
}

function sessionKeys(
  { partition }: Kernel,
  { account, region, id, interface: own }: InstanceRow,
  delivery: RoleDelivery,
): Readonly<Record<string, string>> {
  return {
    'aws:ec2instancesourceprivateipv4': own.privateIp,
    'aws:ec2instancesourcevpc': defaultNetwork(account, region).vpcId,
    'ec2:roledelivery': delivery,
    'ec2:sourceinstancearn': `arn:${partition}:ec2:${region}:${account}:instance/${id}`,
  };
}
