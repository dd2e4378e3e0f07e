// Notes that the estate does not tell a resource's policy, or what a request takes in place of one.
import type { AccountId } from '../model/account.ts';
import { parseArn } from '../model/arn.ts';
import type { Lookup } from './carried-policies.ts';
import type { EstateResource } from './estate.ts';
import type { Missing } from './missing.ts';
import { policyCommand } from './policy-command.ts';
import { policyNoun } from './policy-name.ts';
import { carrierOf } from './resource-carrier.ts';
import { shellWord } from './shell-word.ts';

/** `entry`: the resource is in the estate, but its policy was not given. Nothing is noted for kinds of resources without policies. */
export function noteUnknownResource(lookup: Lookup, arn: string, owner: AccountId | undefined, entry?: EstateResource): void {
  const carrier = carrierOf(arn);
  const missing = missingAlias(arn) ?? missingPolicy(carrier, owner, entry) ?? missingShare(arn);
  if (missing !== undefined) lookup.missing.push(missing);
}

function missingPolicy(carrier: string, owner: AccountId | undefined, entry: EstateResource | undefined): Missing | undefined {
  const command = policyCommand(carrier);
  if (command === undefined) return undefined;
  // The ARN of a bucket does not name its account: the folder of the saved answer does.
  const accountless = parseArn(carrier)?.account === '' && command.startsWith('aws ');
  const supply = accountless && owner !== undefined ? `mkdir -p ${owner} && ${command.replace(' > ', ` > ${owner}/`)}` : command;
  const noun = policyNoun(carrier);
  const kind = entry === undefined ? 'resource' : 'resourcePolicy';
  return { kind, what: carrier, assumed: entry === undefined ? `no ${noun}, no tags` : `no ${noun}`, supply };
}

/** A request by an alias is decided by the key behind it, which the alias does not name. */
function missingAlias(arn: string): Missing | undefined {
  const parts = parseArn(arn);
  if (parts?.service !== 'kms' || !parts.resource.startsWith('alias/')) return undefined;
  return {
    kind: 'resourcePolicy',
    what: arn,
    assumed: 'no key policy: which key the alias stands for is not known',
    supply: `ask for the key's ARN: aws kms describe-key --key-id ${shellWord(arn)} --region ${shellWord(parts.region)} --query KeyMetadata.Arn`,
  };
}

/** Snapshots and images have no policy: an attribute shares them. */
function missingShare(arn: string): Missing | undefined {
  const parts = parseArn(arn);
  if (parts === undefined || /[*?]/.test(arn)) return undefined;
  const shared =
    (parts.service === 'ec2' && /^(snapshot|image)\//.test(parts.resource)) ||
    (parts.service === 'rds' && /^(cluster-)?snapshot:/.test(parts.resource));
  if (!shared) return undefined;
  return {
    kind: 'resource',
    what: arn,
    assumed: 'shared with nobody, no tags',
    supply: `a file with \`{ "resource": "${arn}", "share": { "accounts": [ … ] } }\``,
  };
}
