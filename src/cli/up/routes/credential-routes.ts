// Credentials for people at the keyboard: an administrator, a user, or a role, without asking a policy.
import type { RunningCloud } from '../../../cloud/start-cloud.ts';
import type { ControlRoute } from '../../../cloud/server/control-route.ts';
import { badInput, notFound, objectOf, textOf, wholeNumberOf } from './route-input.ts';

export interface GivenCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  /** ISO 8601; absent for keys that do not expire. */
  readonly expiration?: string;
  /** Who acts with them. */
  readonly arn: string;
  readonly account: string;
}

const LONGEST_SECONDS = 43_200;

export function credentialRoutes(cloud: RunningCloud): readonly ControlRoute[] {
  return [
    {
      method: 'POST',
      path: '/credentials',
      handle: async (body) => {
        const input = objectOf(body);
        const role = textOf(input, 'role');
        const user = textOf(input, 'user');
        const account = textOf(input, 'account') ?? accountOf(role) ?? firstAccount(cloud);
        if (role !== undefined)
          return roleCredentials(cloud, account, role, textOf(input, 'sessionName') ?? 'local', wholeNumberOf(input, 'durationSeconds'));
        return keyCredentials(cloud, account, user);
      },
    },
  ];
}

function firstAccount({ kernel }: RunningCloud): string {
  const [first] = kernel.organization.accounts(kernel.state.reader);
  if (first === undefined) throw notFound('this cloud has no account');
  return first.id;
}

function accountOf(arn: string | undefined): string | undefined {
  return arn?.startsWith('arn:') === true ? arn.split(':')[4] : undefined;
}

function checkAccount({ kernel }: Pick<RunningCloud, 'kernel'>, account: string): void {
  if (kernel.organization.account(kernel.state.reader, account) !== undefined) return;
  const known = kernel.organization.accounts(kernel.state.reader).map(({ id }) => id);
  throw notFound(`there is no account ${account} here; there are ${known.join(', ')}`);
}

/** `role`: an ARN, or a name in the account. */
function roleCredentials(
  { kernel }: RunningCloud,
  account: string,
  role: string,
  sessionName: string,
  seconds: number | undefined,
): GivenCredentials {
  checkAccount({ kernel }, account);
  const arn = role.startsWith('arn:') ? role : `arn:${kernel.partition}:iam::${account}:role/${role}`;
  const found = kernel.identities.role?.(kernel.state.reader, arn);
  if (found === undefined) throw notFound(`there is no role ${arn}; its path is part of the ARN`);
  if (!/^[\w+=,.@-]{2,64}$/.test(sessionName)) throw badInput('a session name has 2 to 64 letters, digits and +=,.@-');
  const duration = seconds ?? 3600;
  if (duration < 1 || duration > LONGEST_SECONDS) throw badInput(`a session lasts from 1 to ${LONGEST_SECONDS} seconds`);
  const issuedAt = kernel.clock.now();
  const expiresAt = issuedAt + duration * 1000;
  const subject = { kind: 'role', roleId: found.id, sessionName } as const;
  const credentials = kernel.issue({ account, partition: kernel.partition, subject, issuedAt, expiresAt });
  return {
    ...credentials,
    expiration: new Date(expiresAt).toISOString(),
    arn: `arn:${kernel.partition}:sts::${account}:assumed-role/${found.name}/${sessionName}`,
    account,
  };
}

/** A long-term key: of a user by name, or of the account's administrator, who is made if need be. */
async function keyCredentials(cloud: RunningCloud, account: string, user: string | undefined): Promise<GivenCredentials> {
  checkAccount(cloud, account);
  const { kernel } = cloud;
  const { random, partition } = kernel;
  const { value: key, changes } = kernel.state.transact((writer) => {
    const means = { now: kernel.clock.now(), random, partition };
    return user === undefined
      ? kernel.identities.administrator(writer, account, means)
      : kernel.identities.keyOfUser?.(writer, account, user, means);
  });
  if (key === undefined) throw notFound(`there is no user ${user ?? ''} in account ${account}`);
  await kernel.state.commit(changes);
  const caller = kernel.identities.callerOfKey(kernel.state.reader, key);
  return { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey, arn: caller?.arn ?? '', account };
}
