// Event notifications of buckets: kept, not sent.
import type { NotificationConfiguration } from '../../../../cloud/model/generated/s3.ts';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { S3Operation } from '../s3-operation.ts';
import { getStored, putStored } from './stored.ts';

const KIND = 'notification';

export const putBucketNotification: S3Operation<'PutBucketNotificationConfiguration'> = {
  trail: { eventName: 'PutBucketNotification' },
  ...putStored('s3:PutBucketNotification', KIND, (input, _target, cx) => withIds(input.NotificationConfiguration, cx)),
};

function withIds(configuration: NotificationConfiguration, cx: CallContext): NotificationConfiguration {
  const named = <One extends { readonly Id?: string | undefined }>(list: readonly One[] | undefined): readonly One[] | undefined =>
    list?.map((one) =>
      one.Id === undefined || one.Id === '' ? { ...one, Id: Buffer.from(cx.random.bytes(36)).toString('base64url') } : one,
    );
  return {
    TopicConfigurations: named(configuration.TopicConfigurations),
    QueueConfigurations: named(configuration.QueueConfigurations),
    LambdaFunctionConfigurations: named(configuration.LambdaFunctionConfigurations),
    EventBridgeConfiguration: configuration.EventBridgeConfiguration,
  };
}

export const getBucketNotification: S3Operation<'GetBucketNotificationConfiguration'> = {
  trail: { eventName: 'GetBucketNotification' },
  ...getStored(
    's3:GetBucketNotification',
    KIND,
    (configuration: NotificationConfiguration) => configuration,
    () => ({}),
  ),
};
