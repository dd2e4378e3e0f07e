// An ARN as people say it.
import { lastElement } from '../../evaluate/caller.ts';

/** `role role-02`, `user alice`; ARNs of other forms stay whole. */
export function shortName(arn: string): string {
  const resource = arn.slice(arn.lastIndexOf(':') + 1);
  const slash = resource.indexOf('/');
  return slash < 0 ? arn : `${resource.slice(0, slash)} ${lastElement(resource)}`;
}
