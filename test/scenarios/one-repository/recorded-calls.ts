// What CloudTrail has recorded of ECR in an account.
import type { Client } from '../../clients/client.ts';
import type { Environment } from '../../clients/run-command.ts';

export interface RecordedEcrCall {
  readonly name: string;
  /** ARN. */
  readonly by: string | undefined;
  readonly recipient: string;
  /** Of the error, if it failed. */
  readonly code: string | undefined;
}

interface EventText {
  readonly eventSource: string;
  readonly eventName: string;
  readonly userIdentity: { readonly arn?: string };
  readonly recipientAccountId: string;
  readonly errorCode?: string;
}

/** The newest first. */
export async function recordedCalls(client: Client, env: Environment): Promise<readonly RecordedEcrCall[]> {
  const calls: RecordedEcrCall[] = [];
  let token: unknown;
  do {
    const answer = await client.call(env, 'cloudtrail', 'LookupEvents', {
      LookupAttributes: [{ AttributeKey: 'EventSource', AttributeValue: 'ecr.amazonaws.com' }],
      ...(token !== undefined && { NextToken: token }),
    });
    if (!answer.ok) throw new Error(`${answer.code}: ${answer.message}`);
    for (const { CloudTrailEvent } of answer.output['Events'] as readonly { readonly CloudTrailEvent: string }[]) {
      const event = JSON.parse(CloudTrailEvent) as EventText;
      const { eventName, userIdentity, recipientAccountId, errorCode } = event;
      calls.push({ name: eventName, by: userIdentity.arn, recipient: recipientAccountId, code: errorCode });
    }
    token = answer.output['NextToken'];
  } while (token !== undefined);
  return calls;
}
