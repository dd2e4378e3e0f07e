// The region that an AWS host name stands for.
import type { ServiceModel } from '../model/service-model.ts';

const REGION = /(?:^|[.-])((?:[a-z]{2,3}(?:-gov|-iso[a-z]?|-isof)?|cn|us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d)(?=\.)/;

/** `us-west-2` of `s3.us-west-2.amazonaws.com`; `us-east-1` of a name without a region (`iam.amazonaws.com`); undefined for local names. */
export function hostRegion(host: string): string | undefined {
  if (!host.includes('amazonaws.com') && !host.endsWith('.api.aws')) return undefined;
  return REGION.exec(host)?.[1] ?? 'us-east-1';
}

const global = new WeakMap<ServiceModel, boolean>();

/** Whether a service has one host for all regions: IAM, Organizations. */
export function isGlobal(model: ServiceModel): boolean {
  let known = global.get(model);
  if (known === undefined) {
    known = model.hosts.length > 0 && model.hosts.every((host) => !host.includes('*'));
    global.set(model, known);
  }
  return known;
}
