// Clients that write to a cloud until it is gone, and remember what was acknowledged and what may or may not have been done.
import {
  AddUserToGroupCommand,
  CreateGroupCommand,
  CreateRoleCommand,
  CreateUserCommand,
  IAMClient,
  TagRoleCommand,
} from '@aws-sdk/client-iam';
import { CreateBucketCommand, PutObjectCommand, PutObjectTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { hash } from 'node:crypto';
import type { Random } from '../testkit/random.ts';
import type { CloudProcess } from './cloud-process.ts';

/** One call that writes. `requestId` is there when it was acknowledged. */
export interface Write {
  readonly call: 'CreateRole' | 'TagRole' | 'CreateUser' | 'AddUserToGroup' | 'PutObject' | 'PutObjectTagging';
  /** Of the role, user or object. */
  readonly name: string;
  /** The value of the tag, or the digest of the bytes. */
  readonly value: string;
  readonly requestId?: string | undefined;
}

export const GROUP = 'group';
export const BUCKET = 'killed-bucket';
export const TRUST: string = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
});

interface Clients {
  readonly iam: IAMClient;
  readonly s3: S3Client;
}

export function clientsOf({ endpoint, credentials }: CloudProcess): Clients {
  const config = { endpoint, credentials, region: 'us-east-1', maxAttempts: 1 };
  return { iam: new IAMClient(config), s3: new S3Client({ ...config, forcePathStyle: true }) };
}

/** What the writers write into. */
export async function prepare({ iam, s3 }: Clients): Promise<void> {
  await iam.send(new CreateGroupCommand({ GroupName: GROUP }));
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
}

/**
 * Five writers; resolves with all writes when the cloud is gone. `round` makes names that are new.
 * `acknowledged` is called at every acknowledgement, with the number of them so far.
 */
export async function writeUntilGone(
  clients: Clients,
  round: number,
  random: Random,
  acknowledged: (count: number) => void,
): Promise<readonly Write[]> {
  const writes: Write[] = [];
  let count = 0;
  const attempt = async (
    write: Write,
    send: () => Promise<{ readonly $metadata: { readonly requestId?: string | undefined } }>,
  ): Promise<void> => {
    try {
      const { $metadata } = await send();
      writes.push({ ...write, requestId: $metadata.requestId ?? '' });
      acknowledged(++count);
    } catch (error) {
      writes.push(write);
      throw isGone(error) ? GONE : error;
    }
  };
  const writer = async (make: (attempt: Attempt, index: number) => Promise<void>): Promise<void> => {
    try {
      for (let index = 0; ; index++) await make(attempt, index);
    } catch (error) {
      if (error !== GONE) throw error;
    }
  };
  await Promise.all([
    writer((send, index) => writeRole(clients, send, round, index)),
    writer((send, index) => writeUser(clients, send, round, index)),
    writer((send, index) => writeObject(clients, send, `small-${round}-${index}`, bytesOf(random, random.between(1, 5000)))),
    writer((send, index) => writeObject(clients, send, `large-${round}-${index}`, bytesOf(random, random.between(300_000, 2_000_000)))),
    // The same key again and again.
    writer((send) => writeObject(clients, send, 'changing', bytesOf(random, random.between(1, 100_000)))),
  ]);
  return writes;
}

type Attempt = (write: Write, send: () => Promise<{ readonly $metadata: { readonly requestId?: string | undefined } }>) => Promise<void>;

const GONE = new Error('the cloud is gone');

/** Refused, reset, or hung up on: whatever the network says of a process that is no longer there. */
function isGone(error: unknown): boolean {
  const { code, message } = error as NodeJS.ErrnoException;
  return ['ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(code ?? '') || /socket hang up|aborted|EPIPE/.test(message);
}

/** An account may have a thousand roles: after some new ones, only tags change. */
const ROLES = 4;
const USERS = 20;

async function writeRole({ iam }: Clients, attempt: Attempt, round: number, index: number): Promise<void> {
  const name = `role-${round}-${index % ROLES}`;
  const value = String(index);
  const Tags = ['a', 'b', 'c'].map((Key) => ({ Key, Value: value }));
  if (index < ROLES) {
    const create = new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: TRUST, Tags });
    await attempt({ call: 'CreateRole', name, value }, () => iam.send(create));
  } else await attempt({ call: 'TagRole', name, value }, () => iam.send(new TagRoleCommand({ RoleName: name, Tags })));
}

async function writeUser({ iam }: Clients, attempt: Attempt, round: number, index: number): Promise<void> {
  const name = `user-${round}-${index % USERS}`;
  if (index < USERS) {
    const create = new CreateUserCommand({ UserName: name, Tags: [{ Key: 'a', Value: name }] });
    await attempt({ call: 'CreateUser', name, value: name }, () => iam.send(create));
  }
  const add = new AddUserToGroupCommand({ UserName: name, GroupName: GROUP });
  await attempt({ call: 'AddUserToGroup', name, value: GROUP }, () => iam.send(add));
}

async function writeObject({ s3 }: Clients, attempt: Attempt, key: string, bytes: Buffer): Promise<void> {
  const digest = hash('sha256', bytes, 'hex');
  const put = new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: bytes, Metadata: { digest }, Tagging: `digest=${digest}` });
  await attempt({ call: 'PutObject', name: key, value: digest }, () => s3.send(put));
  if (key === 'changing') return;
  const tag = new PutObjectTaggingCommand({ Bucket: BUCKET, Key: key, Tagging: { TagSet: [{ Key: 'digest', Value: `again ${digest}` }] } });
  await attempt({ call: 'PutObjectTagging', name: key, value: `again ${digest}` }, () => s3.send(tag));
}

/** Every four bytes differ from call to call. */
function bytesOf(random: Random, length: number): Buffer {
  return Buffer.alloc(length, `${random.next()} ${random.next()} `);
}
