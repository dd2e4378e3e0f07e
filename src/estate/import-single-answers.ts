// Imports the answers that tell one more thing of what is known: `get-role`, `list-grants`, `describe-vpc-endpoints`, `get-public-access-block`.
import type { PublicAccessBlock } from '../model/policy-set.ts';
import { parseArn } from '../model/arn.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { addFacts } from './add-facts.ts';
import { answerDocument, answerItems, answerString } from './answer-field.ts';
import { objectValue } from './answer-value.ts';
import { accountDraft, agree, define } from './draft-entry.ts';
import type { EstateDraft } from './estate-draft.ts';
import { accountInPath, arnInName } from './file-name.ts';
import { presentField } from './form-field.ts';
import { type FormReader, missingKey, placeOf } from './form-reader.ts';
import { readGrantAnswer } from './read-grant-answer.ts';
import { readRoleAnswer } from './read-role-answer.ts';
import { errorAt } from './place.ts';
import { endpointPolicy } from './policy-name.ts';

/** `aws iam get-role`: the trust policy, without what the role may do. Gives back the role's ARN. */
export function importRoleAnswer(reader: FormReader, answer: JsonObject, draft: EstateDraft): string | undefined {
  const node = presentField(answer, 'Role');
  const role = node && readRoleAnswer(reader, node, (arn) => accountOf(draft, arn));
  if (role === undefined) return undefined;
  const { value, account, item } = role;
  const found = { value: { ...value, policiesKnown: false as const }, place: placeOf(reader, item) };
  define(reader.report, account.trustOnlyRoles, value.name, found, 'role', value.arn);
  return value.arn;
}

function accountOf(draft: EstateDraft, arn: string): ReturnType<typeof accountDraft> | undefined {
  const id = parseArn(arn)?.account;
  if (id === undefined || !/^\d{12}$/.test(id)) return undefined;
  const account = accountDraft(draft, id);
  account.partition ??= parseArn(arn)?.partition;
  return account;
}

/** `aws kms list-grants`. Gives back how many there are. */
export function importGrants(reader: FormReader, answer: JsonObject, draft: EstateDraft): number {
  const items = answerItems(reader, answer, 'Grants');
  for (const node of items) {
    const item = objectValue(reader, node, 'a grant');
    const grant = item && readGrantAnswer(reader, item);
    if (grant !== undefined) addFacts(draft, grant.key, grant.grant.place, { grants: [grant.grant] });
  }
  return items.length;
}

/** `aws ec2 describe-vpc-endpoints`. Gives back how many there are. */
export function importVpcEndpoints(reader: FormReader, answer: JsonObject, draft: EstateDraft): number {
  const items = answerItems(reader, answer, 'VpcEndpoints');
  for (const node of items) {
    const item = objectValue(reader, node, 'a VPC endpoint');
    if (item === undefined) continue;
    const id = answerString(reader, item, 'VpcEndpointId') ?? missingKey(reader, item, 'VpcEndpointId', 'a VPC endpoint');
    const owner = answerString(reader, item, 'OwnerId') ?? accountInPath(reader.source);
    if (id === undefined) continue;
    if (owner === undefined) {
      missingKey(reader, item, 'OwnerId', 'a VPC endpoint');
      continue;
    }
    const vpc = answerString(reader, item, 'VpcId');
    const document = answerDocument(reader, item, 'PolicyDocument');
    const endpoint = {
      id,
      account: owner,
      ...(vpc !== undefined && { vpc }),
      ...(document !== undefined && { policy: endpointPolicy(id, owner, document) }),
    };
    define(
      reader.report,
      accountDraft(draft, owner).vpcEndpoints,
      id,
      { value: endpoint, place: placeOf(reader, item) },
      'VPC endpoint',
      id,
    );
  }
  return items.length;
}

/** `aws s3api get-public-access-block`, or `aws s3control get-public-access-block`. Gives back what it is of. */
export function importPublicAccessBlock(reader: FormReader, answer: JsonObject, draft: EstateDraft): string | undefined {
  const node = presentField(answer, 'PublicAccessBlockConfiguration');
  const switches = node && objectValue(reader, node, 'a public access block');
  if (switches === undefined) return undefined;
  const place = placeOf(reader, switches);
  const on = (key: string): boolean => {
    const value = presentField(switches, key);
    return value?.kind === 'boolean' && value.value;
  };
  const value: PublicAccessBlock = {
    blockPublicAcls: on('BlockPublicAcls'),
    ignorePublicAcls: on('IgnorePublicAcls'),
    blockPublicPolicy: on('BlockPublicPolicy'),
    restrictPublicBuckets: on('RestrictPublicBuckets'),
  };
  const bucket = arnInName(reader.source);
  if (bucket !== undefined) {
    addFacts(draft, bucket, place, { publicAccessBlock: { value, place } });
    return bucket;
  }
  const id = accountInPath(reader.source);
  if (id === undefined) {
    const hint = 'name the file after the account id, or after the ARN of the bucket (`arn:aws:s3:::bucket.json`)';
    reader.report.add(errorAt(place, 'target-unknown', 'the answer does not say which account or bucket it is of', hint));
    return undefined;
  }
  const account = accountDraft(draft, id);
  account.s3PublicAccessBlock = agree(
    reader.report,
    account.s3PublicAccessBlock,
    { value, place },
    `the public access block of account ${id}`,
  );
  return `account ${id}`;
}
