// GenerateCredentialReport and GetCredentialReport. A report is made at once, and is good for four hours.
import { ServiceError } from '../../../../cloud/service-error.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { CREDENTIAL_REPORTS } from '../../state.ts';
import { demandOnAll } from '../../targets.ts';
import { credentialReportText } from './credential-report-text.ts';

const LIFETIME = 4 * 60 * 60 * 1000;

export const generateCredentialReport: IamOperation<'GenerateCredentialReport'> = {
  authorize: () => demandOnAll('GenerateCredentialReport'),
  handle: (_permit, _input, cx) => {
    const present = cx.state.get(CREDENTIAL_REPORTS, cx.account);
    if (present !== undefined && cx.now - present.generatedAt < LIFETIME) return { State: 'COMPLETE' };
    cx.state.put(CREDENTIAL_REPORTS, cx.account, { generatedAt: cx.now, text: credentialReportText(cx.state, cx) });
    return { State: 'STARTED', Description: 'No report exists. Starting a new report generation task' };
  },
};

export const getCredentialReport: IamOperation<'GetCredentialReport'> = {
  authorize: () => demandOnAll('GetCredentialReport'),
  handle: (_permit, _input, cx) => {
    const report = cx.state.get(CREDENTIAL_REPORTS, cx.account);
    // AWS gives these without a message.
    if (report === undefined) throw new ServiceError('ReportNotPresent', 410, '');
    if (cx.now - report.generatedAt >= LIFETIME) throw new ServiceError('ReportExpired', 410, '');
    return { Content: Buffer.from(report.text), ReportFormat: 'text/csv', GeneratedTime: new Date(report.generatedAt) };
  },
};
