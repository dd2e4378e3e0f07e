// AbortMultipartUpload.
import { preconditionFailed } from '../../errors.ts';
import { parts, uploads } from '../../state.ts';
import type { S3Operation } from '../s3-operation.ts';
import { demandsOn } from '../target/demands-on.ts';
import { targetOf } from '../target/target.ts';
import { partsOf, requireUpload, uploadKey } from './upload.ts';

export const abortMultipartUpload: S3Operation<'AbortMultipartUpload'> = {
  anonymous: true,
  trail: { category: 'Data' },
  authorize: (input, cx) => demandsOn(cx, targetOf(input, cx), 's3:AbortMultipartUpload', { key: input.Key }),
  handle: (_permit, input, cx) => {
    const target = targetOf(input, cx);
    const upload = requireUpload(cx.state, target, input);
    const time = input.IfMatchInitiatedTime;
    if (time !== undefined && Math.floor(time.getTime() / 1000) !== Math.floor(upload.initiatedAt / 1000)) {
      throw preconditionFailed('x-amz-if-match-initiated-time');
    }
    for (const [key] of [...partsOf(cx.state, upload.uploadId)]) cx.state.delete(parts, key);
    cx.state.delete(uploads, uploadKey(target, input));
    return {};
  },
};
