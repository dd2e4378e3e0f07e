// The entries of the list of what is missing, each with what was assumed and how to supply it.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import type { Missing } from './missing.ts';
import { fileNamedAfter, shellWord } from './shell-word.ts';

const DETAILS = 'aws iam get-account-authorization-details';

/** The command that tells everything about an account's principals, to be run in that account. */
function detailsCommand(account: AccountId): string {
  return `${DETAILS} > ${account}.json`;
}

/** `of`: `role app`. */
export function missingAccount(account: AccountId, of: string): Missing {
  return { kind: 'account', what: account, assumed: `no policies of ${of}`, supply: detailsCommand(account) };
}

export function missingRolePolicies(role: string, account: AccountId): Missing {
  return { kind: 'principal', what: role, assumed: 'a role without policies, boundary and tags', supply: detailsCommand(account) };
}

export function missingGroup(group: string, account: AccountId): Missing {
  return { kind: 'group', what: group, assumed: 'a group without policies', supply: detailsCommand(account) };
}

/** `narrows`: a boundary or session policy, where allowing nothing is the safe assumption. */
export function missingManagedPolicy(arn: string, narrows: boolean): Missing {
  const account = parseArn(arn)?.account ?? '';
  const supply = account === 'aws' ? `${DETAILS} --filter AWSManagedPolicy > aws-managed-policies.json` : detailsCommand(account);
  return {
    kind: 'managedPolicy',
    what: arn,
    assumed: narrows ? 'a policy that allows nothing' : 'a policy that allows and denies nothing',
    supply,
  };
}

export function missingOrganization(account: AccountId): Missing {
  return {
    kind: 'organization',
    what: account,
    assumed: 'the account is in no organization: no service or resource control policies, no organization id',
    supply:
      'aws organizations describe-organization > organization.json, and the rest of the recipe in docs/guides/organizations-export.md',
  };
}

export function missingEndpoint(id: string): Missing {
  return {
    kind: 'vpcEndpoint',
    what: id,
    assumed: 'the default endpoint policy, which allows everything',
    supply: `aws ec2 describe-vpc-endpoints --vpc-endpoint-ids ${shellWord(id)} > ${fileNamedAfter(id)}`,
  };
}

export function missingOwner(arn: string): Missing {
  return {
    kind: 'account',
    what: arn,
    assumed: "it belongs to the caller's account",
    supply: '--resource-account ID (`resourceAccount` where a request is written as JSON)',
  };
}

/** `known`: all roles of its account are; `near`: one that was probably meant. */
export function missingTrust(role: string, known: boolean, near: string | undefined): Missing {
  const name = role.slice(role.lastIndexOf('/') + 1);
  const command = `aws iam get-role --role-name ${shellWord(name)} > ${fileNamedAfter(name)}`;
  return {
    kind: 'resource',
    what: role,
    assumed: known ? 'there is no such role' : 'a role that trusts nobody',
    supply: near === undefined ? command : `did you mean \`${near}\`? Otherwise: ${command}`,
  };
}
