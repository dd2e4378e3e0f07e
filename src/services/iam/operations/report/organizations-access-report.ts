// GenerateOrganizationsAccessReport and GetOrganizationsAccessReport.
import { listServices, serviceName } from '../../../../catalog/service.ts';
import type { CallContext } from '../../../../cloud/call-context.ts';
import type { AccessDetail } from '../../../../cloud/model/generated/iam.ts';
import { keyOf } from '../../../../cloud/state/table.ts';
import { invalidInput } from '../../errors.ts';
import type { IamOperation } from '../../iam-operation.ts';
import { iamArn } from '../../arns.ts';
import { REPORT_JOBS, type ReportJobRow } from '../../job-state.ts';
import { mintUuid } from '../../mint-uuid.ts';
import { pageByCount } from '../../paging.ts';
import { ROLES, textKey, USERS } from '../../state.ts';
import { demand, demandOnAll } from '../../targets.ts';
import { usesOf } from '../../usage-log.ts';
import { grantedServices } from './granted-services.ts';
import { getJob, jobMembers, latest, serviceOf, type UseBy } from './service-last-accessed.ts';

export const generateOrganizationsAccessReport: IamOperation<'GenerateOrganizationsAccessReport'> = {
  authorize: ({ EntityPath, OrganizationsPolicyId }, cx) => [
    demand(
      'GenerateOrganizationsAccessReport',
      { arn: iamArn(cx, 'access-report', EntityPath) },
      OrganizationsPolicyId === undefined ? [] : [['iam:organizationspolicyid', OrganizationsPolicyId]],
    ),
  ],
  handle: (_permit, { EntityPath, OrganizationsPolicyId }, cx) => {
    const { organization } = cx.organization.facts(cx.state, cx.account);
    if (organization?.managementAccount !== cx.account || !EntityPath.startsWith(`${organization.id}/`)) {
      throw invalidInput(`Invalid EntityPath: ${EntityPath}`);
    }
    const id = mintUuid(cx.random);
    cx.state.put(REPORT_JOBS, textKey(cx.account, id), {
      account: cx.account,
      id,
      kind: 'organizationsAccess',
      subject: EntityPath,
      createdAt: cx.now,
      ...(OrganizationsPolicyId !== undefined && { policyId: OrganizationsPolicyId }),
    });
    return { JobId: id };
  },
};

export const getOrganizationsAccessReport: IamOperation<'GetOrganizationsAccessReport'> = {
  authorize: () => demandOnAll('GetOrganizationsAccessReport'),
  handle: (_permit, input, cx) => {
    const job = getJob(cx, input.JobId, 'organizationsAccess');
    const accounts = accountsUnder(job, cx);
    const services = accessible(accounts, cx);
    const uses = accounts.flatMap((account) => usesIn(account, cx));
    const details = services.map((service) =>
      detail(
        service,
        uses.filter(({ use }) => serviceOf(use) === service),
        job,
        cx,
      ),
    );
    const { items, rest } = pageByCount(sorted(details, input.SortKey), input);
    return {
      ...jobMembers(job),
      NumberOfServicesAccessible: services.length,
      NumberOfServicesNotAccessed: details.filter(({ LastAuthenticatedTime }) => LastAuthenticatedTime === undefined).length,
      AccessDetails: items,
      ...rest,
    };
  },
};

/** Accounts at or below the path that the report is about. */
function accountsUnder({ subject }: ReportJobRow, cx: CallContext): readonly string[] {
  const path = subject.endsWith('/') ? subject : `${subject}/`;
  return cx.organization
    .accounts(cx.state)
    .map(({ id }) => id)
    .filter((id) => `${cx.organization.facts(cx.state, id).organization?.path ?? ''}${id}/`.startsWith(path));
}

/** Services that the SCPs above at least one of the accounts let through, as far as their Allow statements go; all where SCPs have no say. */
function accessible(accounts: readonly string[], cx: CallContext): readonly string[] {
  const found = new Set<string>();
  for (const account of accounts) {
    const levels = cx.organization.scp(cx.state, account);
    const granted = levels?.map(({ policies }) => new Set(grantedServices(policies))) ?? [];
    for (const service of listServices()) if (granted.every((level) => level.has(service))) found.add(service);
  }
  return [...found].toSorted();
}

function usesIn(account: string, { state }: CallContext): readonly UseBy[] {
  const prefix = keyOf(account, '');
  const rows = [...[...state.scan(USERS, prefix)].map(([, row]) => row), ...[...state.scan(ROLES, prefix)].map(([, row]) => row)];
  return rows.flatMap((row) => usesOf(row.id).map((use) => ({ row, use })));
}

function detail(service: string, uses: readonly UseBy[], { subject }: ReportJobRow, cx: CallContext): AccessDetail {
  const last = latest(uses);
  const named = { ServiceName: serviceName(service) ?? service, ServiceNamespace: service };
  if (last === undefined) return { ...named, TotalAuthenticatedEntities: 0 };
  const path = cx.organization.facts(cx.state, last.row.account).organization?.path ?? subject;
  return {
    ...named,
    Region: last.use.region,
    EntityPath: `${path}${last.row.account}`,
    LastAuthenticatedTime: new Date(last.use.at),
    TotalAuthenticatedEntities: new Set(uses.map(({ row }) => row.account)).size,
  };
}

function sorted(details: readonly AccessDetail[], key: string | undefined): readonly AccessDetail[] {
  const time = ({ LastAuthenticatedTime }: AccessDetail): number => LastAuthenticatedTime?.getTime() ?? 0;
  switch (key) {
    case 'LAST_AUTHENTICATED_TIME_ASCENDING':
      return details.toSorted((a, b) => time(a) - time(b));
    case 'LAST_AUTHENTICATED_TIME_DESCENDING':
      return details.toSorted((a, b) => time(b) - time(a));
    case 'SERVICE_NAMESPACE_DESCENDING':
      return details.toReversed();
    default:
      return details;
  }
}
