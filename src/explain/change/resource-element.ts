// The Resource element that covers one ARN and nothing else.
import { parseArn } from '../../model/arn.ts';

/**
 * The ARN as a pattern. Keys of S3 objects may hold `*`, `?` and `${`, which would mean more than themselves; where variables are not in
 * force there is no way to write `*` itself, and `?` is the narrowest pattern that covers it. In other services a `*` is the resource's own.
 */
export function resourceElement(arn: string, variables: boolean): string {
  if (parseArn(arn)?.service !== 's3') return arn;
  return variables ? arn.replaceAll(/[*?]|\$(?=\{)/g, (special) => `\${${special}}`) : arn.replaceAll('*', '?');
}
