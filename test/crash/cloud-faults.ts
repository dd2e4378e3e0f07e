// Compares a cloud that was started again with what its clients were told before it was killed.
import { CloudTrailClient, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { GetGroupCommand, GetRoleCommand, GetUserCommand, ListGroupsForUserCommand } from '@aws-sdk/client-iam';
import { GetObjectCommand, GetObjectTaggingCommand } from '@aws-sdk/client-s3';
import { hash } from 'node:crypto';
import type { CloudProcess } from './cloud-process.ts';
import { BUCKET, clientsOf, GROUP, TRUST, type Write } from './cloud-writers.ts';

/** What is wrong; empty: nothing. `since`: when the first of the writes was made, in milliseconds; absent: their events are not asked for. */
export async function cloudFaults(cloud: CloudProcess, writes: readonly Write[], since?: number): Promise<readonly string[]> {
  const { iam, s3 } = clientsOf(cloud);
  const faults: string[] = [];
  const byName = new Map<string, Write[]>();
  for (const write of writes) byName.set(write.name, [...(byName.get(write.name) ?? []), write]);
  const members = new Set<string>();
  for (let Marker: string | undefined; ; ) {
    const page = await iam.send(new GetGroupCommand({ GroupName: GROUP, ...(Marker !== undefined && { Marker }) }));
    for (const { UserName } of page.Users ?? []) members.add(UserName ?? '');
    Marker = page.Marker;
    if (page.IsTruncated !== true) break;
  }
  for (const [name, made] of byName) {
    const fault = name.startsWith('role-')
      ? await roleFault(name, made)
      : name.startsWith('user-')
        ? await userFault(name, made)
        : await objectFault(name, made);
    if (fault !== undefined) faults.push(`${name}: ${fault}; ${JSON.stringify(made)}`);
  }
  if (since !== undefined) faults.push(...(await eventFaults(cloud, writes, since)));
  return faults;

  async function roleFault(RoleName: string, made: readonly Write[]): Promise<string | undefined> {
    const role = (await iam.send(new GetRoleCommand({ RoleName })).catch(missing))?.Role;
    if (role === undefined) return isAcknowledged(made, 'CreateRole') ? 'it is lost' : undefined;
    if (decodeURIComponent(role.AssumeRolePolicyDocument ?? '') !== TRUST) return 'its trust policy is not what it was';
    const values = new Set((role.Tags ?? []).map(({ Value }) => Value));
    const [value] = values;
    if (role.Tags?.length !== 3 || values.size !== 1) return `its tags are ${JSON.stringify(role.Tags)}`;
    return lastOnes(made).some((write) => write.value === value) ? undefined : `its tags are not the last ones, but ${value}`;
  }

  async function userFault(UserName: string, made: readonly Write[]): Promise<string | undefined> {
    const user = (await iam.send(new GetUserCommand({ UserName })).catch(missing))?.User;
    if (user === undefined) return isAcknowledged(made, 'CreateUser') ? 'it is lost' : undefined;
    if (user.Tags?.[0]?.Value !== UserName) return 'its tag is lost';
    const { Groups = [] } = await iam.send(new ListGroupsForUserCommand({ UserName }));
    if ((Groups.length === 1) !== members.has(UserName)) return 'it and its group do not agree';
    return isAcknowledged(made, 'AddUserToGroup') && Groups.length === 0 ? 'it is no longer in its group' : undefined;
  }

  async function objectFault(Key: string, made: readonly Write[]): Promise<string | undefined> {
    const puts = made.filter(({ call }) => call === 'PutObject');
    const object = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key })).catch(missing);
    if (object?.Body === undefined) return puts.some(({ requestId }) => requestId !== undefined) ? 'it is lost' : undefined;
    const digest = hash('sha256', await object.Body.transformToByteArray(), 'hex');
    if (digest !== object.Metadata?.['digest']) return 'its bytes are not those of its metadata';
    if (!lastOnes(puts).some(({ value }) => value === digest)) return 'its bytes are not the last ones';
    const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand({ Bucket: BUCKET, Key }));
    const tag = TagSet[0]?.Value;
    if (TagSet.length !== 1 || (tag !== digest && tag !== `again ${digest}`)) return `its tags are ${JSON.stringify(TagSet)}`;
    return isAcknowledged(made, 'PutObjectTagging') && tag === digest ? 'its tags are the old ones' : undefined;
  }
}

/** The last one that was acknowledged, and those after it that were not. */
export function lastOnes(made: readonly Write[]): readonly Write[] {
  return made.slice(
    Math.max(
      0,
      made.findLastIndex(({ requestId }) => requestId !== undefined),
    ),
  );
}

function isAcknowledged(made: readonly Write[], call: Write['call']): boolean {
  return made.some((write) => write.call === call && write.requestId !== undefined);
}

function missing(error: unknown): undefined {
  const { name } = error as Error;
  if (name === 'NoSuchEntityException' || name === 'NoSuchKey') return undefined;
  throw error;
}

const MANAGEMENT: ReadonlySet<Write['call']> = new Set(['CreateRole', 'TagRole', 'CreateUser', 'AddUserToGroup']);

/** Management events are what LookupEvents answers. */
async function eventFaults({ endpoint, credentials }: CloudProcess, writes: readonly Write[], since: number): Promise<readonly string[]> {
  const trail = new CloudTrailClient({ endpoint, credentials, region: 'us-east-1' });
  const recorded = new Set<string>();
  for (let NextToken: string | undefined; ; ) {
    const page = await trail.send(
      new LookupEventsCommand({ StartTime: new Date(since - 2000), ...(NextToken !== undefined && { NextToken }) }),
    );
    for (const { CloudTrailEvent = '{}' } of page.Events ?? [])
      recorded.add((JSON.parse(CloudTrailEvent) as { requestID: string }).requestID);
    NextToken = page.NextToken;
    if (NextToken === undefined) break;
  }
  const wanted = writes.filter(({ call, requestId }) => requestId !== undefined && MANAGEMENT.has(call));
  return wanted.filter(({ requestId }) => !recorded.has(requestId ?? '')).map((write) => `there is no event of ${JSON.stringify(write)}`);
}
