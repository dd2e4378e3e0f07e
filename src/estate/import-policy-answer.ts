// Imports the answers of commands that fetch the policy of one resource, and policies given with the resource's ARN.
import { parseArn } from '../model/arn.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import { addFacts } from './add-facts.ts';
import { answerDocument, answerString } from './answer-field.ts';
import { documentNode } from './document-node.ts';
import type { EstateDraft, ResourceFacts } from './estate-draft.ts';
import { arnInName, regionInPath } from './file-name.ts';
import { asObject, presentField, requiredString } from './form-field.ts';
import { checkKeys, type FormReader, placeOf } from './form-reader.ts';
import { errorAt } from './place.ts';
import { policyTarget } from './policy-target.ts';
import { readAccountId } from './read-account-id.ts';
import { FACT_KEYS, readResourceFacts } from './read-resource-form.ts';

const ENVELOPE_KEYS: ReadonlySet<string> = new Set(['resource', 'account', ...FACT_KEYS]);

/** `{ "resource": "arn:…", "policy": {…} }`, with any other key of a resource in the estate form. Gives back the ARN. */
export function importEnvelope(reader: FormReader, form: JsonObject, draft: EstateDraft): string | undefined {
  checkKeys(reader, form, ENVELOPE_KEYS, 'a resource');
  const arn = requiredString(reader, form, 'resource', 'a resource');
  if (arn === undefined) return undefined;
  const accountNode = findMember(form, 'account');
  const account = accountNode === undefined ? undefined : readAccountId(reader, accountNode);
  if (parseArn(arn)?.service === 'iam') {
    const message = `${quoteInput(arn)} is not a resource with a policy of its own`;
    reader.report.add(
      errorAt(placeOf(reader, form), 'iam-resource', message, 'a role and its trust policy stand under `roles` of its account'),
    );
    return undefined;
  }
  addFacts(draft, arn, placeOf(reader, form), readResourceFacts(reader, form, arn), account);
  return arn;
}

/** Gives back the ARN of the resource whose policy the answer is. */
export function importPolicyAnswer(reader: FormReader, answer: JsonObject, draft: EstateDraft): string | undefined {
  const attributes = presentField(answer, 'Attributes');
  if (attributes !== undefined) {
    const object = asObject(reader, attributes, '`Attributes` to be an object');
    return object && importAttributes(reader, object, draft);
  }
  if (presentField(answer, 'policyText') !== undefined) return importRepositoryPolicy(reader, answer, draft);
  const secret = answerString(reader, answer, 'ARN');
  if (secret !== undefined) return addPolicy(reader, answer, 'ResourcePolicy', secret, draft);
  const arn = siblingArn(answer) ?? arnInName(reader.source) ?? targetOf(reader, answer);
  if (arn !== undefined) return addPolicy(reader, answer, 'Policy', arn, draft);
  const message = 'the file does not say whose policy it is: the policy names no single resource';
  reader.report.add(errorAt(placeOf(reader, presentField(answer, 'Policy') ?? answer), 'target-unknown', message, TELL_TARGET));
  return undefined;
}

/** What to do about a policy that does not say where it is attached. */
export const TELL_TARGET =
  'wrap it as `{ "resource": "arn:…", "policy": … }`, or name the file after the ARN, URL-encoded (`arn:aws:kms:us-east-1:111111111111:key%2F….json`)';

function targetOf(reader: FormReader, answer: JsonObject): string | undefined {
  const document = answerDocument(reader, answer, 'Policy');
  return document === undefined ? undefined : policyTarget(documentNode(document)).arn;
}

/** `BackupVaultArn`, `ResourceArn` and the like beside the policy. */
function siblingArn(answer: JsonObject): string | undefined {
  const arns = answer.members.flatMap(({ value }) => (value.kind === 'string' && parseArn(value.value) !== undefined ? value.value : []));
  return arns.length === 1 ? arns[0] : undefined;
}

/** A policy that the answer does not have is one that the resource does not have. */
function addPolicy(reader: FormReader, answer: JsonObject, key: string, arn: string, draft: EstateDraft): string {
  const document = answerDocument(reader, answer, key);
  const place = placeOf(reader, presentField(answer, key) ?? answer);
  addFacts(draft, arn, place, { policy: { value: document ?? null, place } });
  return arn;
}

/** Amazon SQS and Amazon SNS: the policy is one attribute of the queue or topic. */
function importAttributes(reader: FormReader, attributes: JsonObject, draft: EstateDraft): string | undefined {
  const arn = answerString(reader, attributes, 'QueueArn') ?? answerString(reader, attributes, 'TopicArn');
  if (arn === undefined) return undefined;
  const place = placeOf(reader, attributes);
  // Asked for `All`, the answer has the time of creation; asked for one attribute only, it says nothing about the others.
  const told = presentField(attributes, 'Policy') !== undefined || presentField(attributes, 'CreatedTimestamp') !== undefined;
  const document = answerDocument(reader, attributes, 'Policy');
  const key = answerString(reader, attributes, 'KmsMasterKeyId');
  const facts: ResourceFacts = {
    ...(told && { policy: { value: document ?? null, place } }),
    ...(key !== undefined && parseArn(key) !== undefined && { kmsKey: { value: key, place } }),
  };
  addFacts(draft, arn, place, facts);
  return arn;
}

/** Amazon ECR: the answer names registry and repository, but not the region. */
function importRepositoryPolicy(reader: FormReader, answer: JsonObject, draft: EstateDraft): string | undefined {
  const named = arnInName(reader.source);
  if (named !== undefined) return addPolicy(reader, answer, 'policyText', named, draft);
  const registry = answerString(reader, answer, 'registryId');
  const repository = answerString(reader, answer, 'repositoryName');
  const region = regionInPath(reader.source);
  if (registry !== undefined && repository !== undefined && region !== undefined) {
    const arn = `arn:${partitionOf(region)}:ecr:${region}:${registry}:repository/${repository}`;
    return addPolicy(reader, answer, 'policyText', arn, draft);
  }
  const message = `the answer does not say in which region the repository ${quoteInput(repository ?? '')} is`;
  const hint = `put the region into the file's name (\`${repository ?? 'repository'}.us-east-1.json\`), or ${TELL_TARGET}`;
  reader.report.add(errorAt(placeOf(reader, answer), 'region-unknown', message, hint));
  return undefined;
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
