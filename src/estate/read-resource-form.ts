// Reads a resource of the estate form: its policy, tags, grants and whatever else can give access to it.
import { parseArn } from '../model/arn.ts';
import { findMember } from '../policy/find-member.ts';
import type { JsonObject } from '../policy/json-node.ts';
import { quoteInput } from '../policy/quote-input.ts';
import type { AccountDraft, ResourceFacts } from './estate-draft.ts';
import { asDocument, asObject, booleanField, listField, requiredString, stringField, stringMapField } from './form-field.ts';
import { checkKeys, type FormReader, placeOf, wrongType } from './form-reader.ts';
import { addResourceFacts } from './merge-resource.ts';
import { errorAt, type Placed } from './place.ts';
import { readAccessPointForm } from './read-access-point-form.ts';
import { readAccountId } from './read-account-id.ts';
import { readFunctionForm } from './read-function-form.ts';
import { readGrantForm } from './read-grant-form.ts';
import { readS3Form } from './read-s3-form.ts';
import { carrierOf } from './resource-carrier.ts';

export const FACT_KEYS: readonly string[] = [
  'policy',
  'policyKnown',
  'tags',
  'grants',
  'share',
  'kmsKey',
  'scanning',
  's3',
  'accessPoint',
  'lambda',
];
const KEYS: ReadonlySet<string> = new Set(['arn', ...FACT_KEYS]);
const SHARE_KEYS: ReadonlySet<string> = new Set(['accounts', 'public']);

/** Reads one entry of an account's `resources`. */
export function readResourceForm(reader: FormReader, form: JsonObject, account: AccountDraft): void {
  checkKeys(reader, form, KEYS, 'a resource');
  const arn = requiredString(reader, form, 'arn', 'a resource');
  if (arn === undefined) return;
  const owner = parseArn(arn)?.account;
  const node = findMember(form, 'arn') ?? form;
  if (owner === undefined) {
    wrongType(reader, node, 'the ARN of a resource');
    return;
  }
  if (owner !== '' && owner !== account.id) {
    const message = `${quoteInput(arn)} belongs to account ${owner}, and stands under account ${account.id}`;
    reader.report.add(errorAt(placeOf(reader, node), 'wrong-account', message, `move it to the entry of account ${owner}`));
    return;
  }
  addResourceFacts(reader.report, account, arn, placeOf(reader, form), readResourceFacts(reader, form, arn));
}

/** The facts of a resource entry, wherever it stands; what is absent there is known to be absent. */
export function readResourceFacts(reader: FormReader, form: JsonObject, arn: string): ResourceFacts {
  const policy = readPolicy(reader, form, arn);
  const tags = stringMapField(reader, form, 'tags');
  const share = readShare(reader, form);
  const s3 = findMember(form, 's3');
  const kmsKey = stringField(reader, form, 'kmsKey');
  const scanning = readScanning(reader, form);
  const accessPoint = readAccessPointForm(reader, findMember(form, 'accessPoint'));
  const lambda = readFunctionForm(reader, findMember(form, 'lambda'));
  const grants =
    findMember(form, 'grants') === undefined
      ? undefined
      : listField(reader, form, 'grants').flatMap((node) => readGrantForm(reader, node) ?? []);
  const at = <T>(key: string, value: T): Placed<T> => ({ value, place: placeOf(reader, findMember(form, key) ?? form) });
  return {
    complete: true,
    policyUnknown: booleanField(reader, form, 'policyKnown') === false,
    ...(policy !== undefined && { policy }),
    ...(tags !== undefined && { tags: at('tags', tags) }),
    ...(share !== undefined && { share: at('share', share) }),
    ...(kmsKey !== undefined && { kmsKey: at('kmsKey', kmsKey) }),
    ...(scanning !== undefined && { scanning: at('scanning', scanning) }),
    ...(accessPoint !== undefined && { accessPoint: at('accessPoint', accessPoint) }),
    ...(lambda !== undefined && { lambda: at('lambda', lambda) }),
    ...(grants !== undefined && { grants }),
    ...(s3 !== undefined && readS3Form(reader, s3)),
  };
}

function readPolicy(reader: FormReader, form: JsonObject, arn: string): ResourceFacts['policy'] {
  const node = findMember(form, 'policy');
  if (node === undefined) return undefined;
  const place = placeOf(reader, node);
  if (node.kind === 'null') {
    const unknown = booleanField(reader, form, 'policyKnown') === false;
    return unknown ? undefined : { value: null, place };
  }
  const document = asDocument(reader, node);
  if (document === undefined) return undefined;
  const carrier = carrierOf(arn);
  if (carrier !== arn) {
    const message = `${quoteInput(arn)} has no policy of its own`;
    reader.report.add(errorAt(place, 'policy-of-part', message, `the policy of ${quoteInput(carrier)} governs it: put it there`));
    return undefined;
  }
  return { value: document, place };
}

function readShare(reader: FormReader, form: JsonObject): { readonly accounts: readonly string[]; readonly public: boolean } | undefined {
  const node = findMember(form, 'share');
  const share = node === undefined ? undefined : asObject(reader, node, '`share` to be an object');
  if (share === undefined) return undefined;
  checkKeys(reader, share, SHARE_KEYS, 'a share');
  const accounts = listField(reader, share, 'accounts').flatMap((item) => readAccountId(reader, item) ?? []);
  return { accounts, public: booleanField(reader, share, 'public') ?? false };
}

function readScanning(reader: FormReader, form: JsonObject): 'basic' | 'enhanced' | undefined {
  const node = findMember(form, 'scanning');
  if (node === undefined) return undefined;
  if (node.kind === 'string' && (node.value === 'basic' || node.value === 'enhanced')) return node.value;
  return wrongType(reader, node, '`scanning` to be `basic` or `enhanced`');
}
