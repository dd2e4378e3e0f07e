// TagServerCertificate, UntagServerCertificate, ListServerCertificateTags.
import type { IamOperation } from '../../iam-operation.ts';
import { existingServerCertificate, serverCertificateDemand } from '../../server-certificates.ts';
import { nameKey, SERVER_CERTIFICATES } from '../../state.ts';
import { requestTagContext, tagKeyContext, tagPage, withoutTags, withTags } from '../../tags.ts';

export const tagServerCertificate: IamOperation<'TagServerCertificate'> = {
  authorize: ({ ServerCertificateName, Tags }, cx) => [
    serverCertificateDemand(cx, 'TagServerCertificate', ServerCertificateName, requestTagContext(Tags)),
  ],
  handle: (_permit, { ServerCertificateName, Tags }, cx) => {
    const row = existingServerCertificate(cx, ServerCertificateName);
    const tags = withTags(row.tags, Tags, 'caseSensitive');
    cx.state.put(SERVER_CERTIFICATES, nameKey(cx.account, row.name), { ...row, tags });
  },
};

export const untagServerCertificate: IamOperation<'UntagServerCertificate'> = {
  authorize: ({ ServerCertificateName, TagKeys }, cx) => [
    serverCertificateDemand(cx, 'UntagServerCertificate', ServerCertificateName, tagKeyContext(TagKeys)),
  ],
  handle: (_permit, { ServerCertificateName, TagKeys }, cx) => {
    const row = existingServerCertificate(cx, ServerCertificateName);
    const tags = withoutTags(row.tags, TagKeys, 'caseSensitive');
    cx.state.put(SERVER_CERTIFICATES, nameKey(cx.account, row.name), { ...row, tags });
  },
};

export const listServerCertificateTags: IamOperation<'ListServerCertificateTags'> = {
  authorize: ({ ServerCertificateName }, cx) => [serverCertificateDemand(cx, 'ListServerCertificateTags', ServerCertificateName)],
  handle: (_permit, input, cx) => tagPage(existingServerCertificate(cx, input.ServerCertificateName).tags, input),
};
