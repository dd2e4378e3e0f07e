// Accounts, names and policies of the scenario with one repository for one account: those of the example.
import { readFileSync } from 'node:fs';
import { ROOT } from '../../clients/run-command.ts';

/** Has the repositories. */
export const BUILDS = '111111111111';
/** May pull one of them. */
export const CUSTOMER = '999999999999';

const LIVE = `${ROOT}examples/scenarios/2-one-repository/live`;
export const ORGANIZATION: string = `${LIVE}/organization.json`;

/** A policy of the example, as text. */
export function documentOf(name: string): string {
  return readFileSync(`${LIVE}/${name}.json`, 'utf8');
}

export const ROLE = 'allow_ecr_release';
export const ROLE_ARN: string = `arn:aws:iam::${BUILDS}:role/${ROLE}`;
export const POLICY_ARN: string = `arn:aws:iam::${BUILDS}:policy/${ROLE}`;
export const SESSION_ARN: string = `arn:aws:sts::${BUILDS}:assumed-role/${ROLE}/${ROLE}`;

export function repositoryArn(name: string): string {
  return `arn:aws:ecr:us-west-2:${BUILDS}:repository/${name}`;
}

/** IAM's sentence about a request that nothing allows. */
export function refused(arn: string, action: string, resource: string, side: 'identity' | 'resource'): string {
  const asked = `User: ${arn} is not authorized to perform: ${action} on resource: ${resource}`;
  return `${asked} because no ${side}-based policy allows the ${action} action`;
}
