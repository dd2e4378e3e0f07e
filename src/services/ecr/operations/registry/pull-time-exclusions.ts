// Principals whose pulls leave the time of an image's last pull as it is: scanners, mirrors.
import { registryDemand } from '../../demands.ts';
import type { EcrGroup } from '../../ecr-operations.ts';
import { failure, invalidParameter, limitExceeded } from '../../errors.ts';
import { pageOf } from '../../page.ts';
import { putRegistry, registryRow } from './update-registry.ts';

/** Amazon ECR User Guide, Service quotas: pull time update exclusions per registry. */
const MOST_EXCLUSIONS = 100;
const PRINCIPAL = /^arn:aws(?:-[a-z]+)*:iam::(\d{12}):(?:role|user)\/[\w+=,.@/-]+$/;

export const pullTimeExclusionOperations: EcrGroup<
  'RegisterPullTimeUpdateExclusion' | 'DeregisterPullTimeUpdateExclusion' | 'ListPullTimeUpdateExclusions'
> = {
  RegisterPullTimeUpdateExclusion: {
    authorize: (_input, cx) => [registryDemand('RegisterPullTimeUpdateExclusion', cx)],
    handle: (_permit, { principalArn }, cx) => {
      if (PRINCIPAL.exec(principalArn)?.[1] !== cx.account) throw invalidParameter('principalArn', 'Invalid ARN');
      const row = registryRow(cx);
      const known = new Map(Object.entries(row.pullTimeExclusions ?? {}));
      if (known.has(principalArn))
        throw failure('ExclusionAlreadyExists', `The pull time update exclusion for '${principalArn}' already exists in the registry`);
      if (known.size >= MOST_EXCLUSIONS) throw limitExceeded(`The registry already has ${MOST_EXCLUSIONS} pull time update exclusions`);
      known.set(principalArn, cx.now);
      putRegistry(cx, { ...row, pullTimeExclusions: Object.fromEntries(known) });
      return { principalArn, createdAt: new Date(cx.now) };
    },
  },
  DeregisterPullTimeUpdateExclusion: {
    authorize: (_input, cx) => [registryDemand('DeregisterPullTimeUpdateExclusion', cx)],
    handle: (_permit, { principalArn }, cx) => {
      const row = registryRow(cx);
      const known = new Map(Object.entries(row.pullTimeExclusions ?? {}));
      if (!known.delete(principalArn))
        throw failure('ExclusionNotFound', `The pull time update exclusion for '${principalArn}' does not exist in the registry`);
      putRegistry(cx, { ...row, pullTimeExclusions: Object.fromEntries(known) });
      return { principalArn };
    },
  },
  ListPullTimeUpdateExclusions: {
    authorize: (_input, cx) => [registryDemand('ListPullTimeUpdateExclusions', cx)],
    handle: (_permit, input, cx) => {
      const arns = Object.keys(registryRow(cx).pullTimeExclusions ?? {}).toSorted();
      const { items, rest } = pageOf(arns, input, (arn) => arn);
      return { pullTimeUpdateExclusions: items, ...rest };
    },
  },
};
