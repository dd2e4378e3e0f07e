// GenerateServiceLastAccessedDetails, GetServiceLastAccessedDetails and …WithEntities. The report is made when it is fetched.
import { serviceName } from '../../../../catalog/service.ts';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { EntityInfo, ServiceLastAccessed, TrackedActionLastAccessed } from '../../../../cloud/model/generated/iam.ts';
import { noSuchEntity } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { REPORT_JOBS, type ReportJobRow } from '../../job-state.ts';
import { mintUuid } from '../../mint-uuid.ts';
import { pageByCount } from '../../paging.ts';
import { type RoleRow, textKey, type UserRow } from '../../state.ts';
import { demand, demandOnAll } from '../../targets.ts';
import { type Use, usesOf } from '../../usage-log.ts';
import { grantedServices } from './granted-services.ts';
import { reportSubject, subjectTarget } from './report-subject.ts';

export const generateServiceLastAccessedDetails: IamOperation<'GenerateServiceLastAccessedDetails'> = {
  authorize: ({ Arn }, cx) => [demand('GenerateServiceLastAccessedDetails', subjectTarget(cx, Arn))],
  handle: (_permit, { Arn, Granularity }, cx) => {
    reportSubject(cx, Arn);
    const id = mintUuid(cx.random);
    cx.state.put(REPORT_JOBS, textKey(cx.account, id), {
      account: cx.account,
      id,
      kind: 'serviceLastAccessed',
      subject: Arn,
      granularity: Granularity === 'ACTION_LEVEL' ? 'ACTION_LEVEL' : 'SERVICE_LEVEL',
      createdAt: cx.now,
    });
    return { JobId: id };
  },
};

/** Throws NoSuchEntity for a job that is not the account's, or of another kind. */
export function getJob(cx: CallContext, id: string, kind: ReportJobRow['kind']): ReportJobRow {
  const job = cx.state.get(REPORT_JOBS, textKey(cx.account, id));
  if (job?.kind !== kind) throw noSuchEntity(`Job ${id} cannot be found.`);
  return job;
}

/** Dates and status of a job: it is always done. */
export function jobMembers({ createdAt }: ReportJobRow): { JobStatus: string; JobCreationDate: Date; JobCompletionDate: Date } {
  return { JobStatus: 'COMPLETED', JobCreationDate: new Date(createdAt), JobCompletionDate: new Date(createdAt) };
}

export const getServiceLastAccessedDetails: IamOperation<'GetServiceLastAccessedDetails'> = {
  authorize: () => demandOnAll('GetServiceLastAccessedDetails'),
  handle: (_permit, input, cx) => {
    const job = getJob(cx, input.JobId, 'serviceLastAccessed');
    const { policies, users } = reportSubject(cx, job.subject);
    const uses = users.flatMap((row) => usesOf(row.id).map((use) => ({ row, use })));
    const { items, rest } = pageByCount(grantedServices(policies), input);
    return {
      ...jobMembers(job),
      JobType: job.granularity ?? 'SERVICE_LEVEL',
      ServicesLastAccessed: items.map((service) =>
        serviceEntry(
          service,
          uses.filter(({ use }) => serviceOf(use) === service),
          job,
        ),
      ),
      ...rest,
    };
  },
};

export interface UseBy {
  readonly row: UserRow | RoleRow;
  readonly use: Use;
}

export function serviceOf({ action }: Use): string {
  return action.slice(0, action.indexOf(':')).toLowerCase();
}

export function latest(uses: readonly UseBy[]): UseBy | undefined {
  return uses.reduce<UseBy | undefined>((last, each) => (last === undefined || each.use.at > last.use.at ? each : last), undefined);
}

function serviceEntry(service: string, uses: readonly UseBy[], { granularity }: ReportJobRow): ServiceLastAccessed {
  const last = latest(uses);
  const named = { ServiceName: serviceName(service) ?? service, ServiceNamespace: service };
  if (last === undefined) return { ...named, TotalAuthenticatedEntities: 0 };
  return {
    ...named,
    LastAuthenticated: new Date(last.use.at),
    LastAuthenticatedEntity: last.row.arn,
    LastAuthenticatedRegion: last.use.region,
    TotalAuthenticatedEntities: new Set(uses.map(({ row }) => row.id)).size,
    ...(granularity === 'ACTION_LEVEL' && { TrackedActionsLastAccessed: trackedActions(uses) }),
  };
}

function trackedActions(uses: readonly UseBy[]): readonly TrackedActionLastAccessed[] {
  const names = [...new Set(uses.map(({ use }) => use.action.slice(use.action.indexOf(':') + 1)))].toSorted();
  return names.map((name) => {
    const last = latest(uses.filter(({ use }) => use.action.endsWith(`:${name}`)));
    if (last === undefined) return { ActionName: name };
    return {
      ActionName: name,
      LastAccessedEntity: last.row.arn,
      LastAccessedTime: new Date(last.use.at),
      LastAccessedRegion: last.use.region,
    };
  });
}

export const getServiceLastAccessedDetailsWithEntities: IamOperation<'GetServiceLastAccessedDetailsWithEntities'> = {
  authorize: () => demandOnAll('GetServiceLastAccessedDetailsWithEntities'),
  handle: (_permit, input, cx) => {
    const job = getJob(cx, input.JobId, 'serviceLastAccessed');
    const service = input.ServiceNamespace.toLowerCase();
    const { items, rest } = pageByCount(reportSubject(cx, job.subject).users, input);
    return {
      ...jobMembers(job),
      EntityDetailsList: items.map((row) => {
        const uses = usesOf(row.id).filter((use) => serviceOf(use) === service);
        const last = latest(uses.map((use) => ({ row, use })));
        return { EntityInfo: entityInfo(row), ...(last !== undefined && { LastAuthenticated: new Date(last.use.at) }) };
      }),
      ...rest,
    };
  },
};

function entityInfo(row: UserRow | RoleRow): EntityInfo {
  return { Arn: row.arn, Name: row.name, Type: row.kind === 'user' ? 'USER' : 'ROLE', Id: row.id, Path: row.path };
}
