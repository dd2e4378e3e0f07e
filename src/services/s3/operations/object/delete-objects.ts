// DeleteObjects: a batch, in which every key is allowed or refused by itself.
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { DeletedObject, ObjectIdentifier, S3Error } from '../../../../cloud/model/generated/s3.ts';
import { ServiceError } from '../../../../cloud/service-error.ts';
import { malformedXml } from '../../errors.ts';
import type { S3Input, S3Operation } from '../s3-operation.ts';
import { checkMfa } from '../target/check-mfa.ts';
import { type Target, targetOf } from '../target/target.ts';
import { bypassDemands, deleteDemands, type Doomed, remove } from './delete-object.ts';

type Outcome = { readonly deleted: DeletedObject } | { readonly error: S3Error };

export const deleteObjects: S3Operation<'DeleteObjects'> = {
  anonymous: true,
  trail: { category: 'Data', readOnly: false },
  unauthorized: 'each key is authorized by itself, and its refusal stands in the answer',
  authorize: (input, cx) => {
    targetOf(input, cx);
    return [];
  },
  handle: (_permit, input, cx) => {
    const { Objects, Quiet } = input.Delete;
    if (Objects.length === 0 || Objects.length > 1000) throw malformedXml();
    const target = targetOf(input, cx);
    if (target.bucket.mfaDelete === 'Enabled' && Objects.some(({ VersionId }) => VersionId !== undefined)) {
      checkMfa(cx, target.bucket, input.MFA);
    }
    const outcomes = Objects.map((object) => removeOne(cx, target, object, input));
    const errors = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
    return {
      ...(Quiet !== true && { Deleted: outcomes.flatMap((outcome) => ('deleted' in outcome ? [outcome.deleted] : [])) }),
      ...(errors.length > 0 && { Errors: errors }),
    };
  },
};

function removeOne(cx: CallContext, target: Target, object: ObjectIdentifier, input: S3Input<'DeleteObjects'>): Outcome {
  const { Key, VersionId, ETag, LastModifiedTime, Size } = object;
  const doomed: Doomed = {
    Key,
    VersionId: VersionId === '' ? undefined : VersionId,
    IfMatch: ETag,
    IfMatchLastModifiedTime: LastModifiedTime,
    IfMatchSize: Size,
  };
  try {
    const bypass = input.BypassGovernanceRetention;
    for (const demand of [...deleteDemands(cx, target, doomed), ...bypassDemands(cx, target, Key, bypass)]) {
      const refusal = cx.refusal(demand);
      if (refusal !== undefined) throw refusal;
    }
    const removed = remove(cx, target, doomed, bypass === true);
    return { deleted: deletedShape(doomed, removed) };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { error: { Key, ...(VersionId !== undefined && { VersionId }), Code: error.code, Message: error.message } };
  }
}

function deletedShape({ Key, VersionId }: Doomed, removed: ReturnType<typeof remove>): DeletedObject {
  if (removed.DeleteMarker !== true) return { Key, ...(VersionId !== undefined && { VersionId }) };
  return {
    Key,
    ...(VersionId !== undefined && { VersionId }),
    DeleteMarker: true,
    ...(removed.VersionId !== undefined && { DeleteMarkerVersionId: removed.VersionId }),
  };
}
