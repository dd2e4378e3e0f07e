// What services consult beside policies: KMS grants, the facts of S3, and share attributes.
import type { KmsGrant, S3AclGrant, S3Facts, S3Permission, ShareAttribute } from '../../src/model/policy-set.ts';
import type { Aim } from './aim.ts';
import { aimedCaller, aimedTarget } from './aim.ts';
import type { Caller } from './callers.ts';
import type { Mood } from './moods.ts';
import type { Random } from './random.ts';
import { weights } from './random.ts';
import { ACCOUNTS } from './universe.ts';

const OPERATIONS = ['Decrypt', 'GenerateDataKey', 'DescribeKey', 'CreateGrant', 'RetireGrant', 'Encrypt'];
const PERMISSIONS: readonly S3Permission[] = ['READ', 'WRITE', 'READ_ACP', 'WRITE_ACP', 'FULL_CONTROL'];
const OWNERSHIPS = weights<S3Facts['ownership']>(['BucketOwnerEnforced', 40], ['BucketOwnerPreferred', 30], ['ObjectWriter', 30]);
const GROUPS = ['AllUsers', 'AuthenticatedUsers', 'LogDelivery'] as const;

/** The ARN by which a grant may name this caller, or its account. */
function granteeOf(r: Random, aim: Aim, caller: Caller): string {
  const { principal } = caller;
  const root = `arn:${aim.universe.partition}:iam::${caller.account?.id ?? r.pick(ACCOUNTS)}:root`;
  if (r.chance(0.25)) return root;
  switch (principal.kind) {
    case 'user':
      return principal.arn;
    case 'roleSession': {
      const name = principal.role.slice(principal.role.lastIndexOf('/') + 1);
      const session = `arn:${aim.universe.partition}:sts::${principal.account}:assumed-role/${name}/${principal.sessionName}`;
      return r.chance(0.6) ? principal.role : session;
    }
    case 'federatedUser':
      return r.chance(0.5) ? principal.parent : `arn:${principal.partition}:sts::${principal.account}:federated-user/${principal.name}`;
    default:
      return root;
  }
}

function generateGrant(r: Random, aim: Aim, index: number, hit: boolean): KmsGrant {
  const { action } = aimedTarget(r, aim);
  const operation = action.slice(action.indexOf(':') + 1);
  const operations = [hit ? operation : r.pick(OPERATIONS)];
  while (r.chance(0.5)) operations.push(r.pick(OPERATIONS));
  const app = aim.values.get('kms:EncryptionContext:App');
  const value = typeof app === 'string' && r.chance(0.7) ? app : r.pick(['web', 'Web', 'batch']);
  const pairs = new Map([[r.chance(0.9) ? 'App' : 'app', value]]);
  const stage = aim.values.get('kms:EncryptionContext:Stage');
  if (r.chance(0.3)) pairs.set('Stage', typeof stage === 'string' ? stage : 'prod');
  const constraints = r.chance(0.35)
    ? { constraints: r.chance(0.5) ? { encryptionContextEquals: pairs } : { encryptionContextSubset: pairs } }
    : {};
  return {
    id: `grant-${index}`,
    granteePrincipal: granteeOf(r, aim, aimedCaller(r, aim)),
    ...(r.chance(0.3) ? { retiringPrincipal: granteeOf(r, aim, aimedCaller(r, aim)) } : {}),
    operations: r.shuffle(operations),
    ...constraints,
  };
}

export function generateGrants(r: Random, aim: Aim, mood: Mood | undefined): readonly KmsGrant[] | undefined {
  if (mood === undefined && r.chance(0.5)) return undefined;
  const grants: KmsGrant[] = [];
  if (mood === 'permit') grants.push(generateGrant(r, aim, 0, true));
  while (r.chance(0.35)) grants.push(generateGrant(r, aim, grants.length, false));
  return grants;
}

function permissionFor(action: string): S3Permission {
  if (action.includes('Acl')) return action.includes('Put') ? 'WRITE_ACP' : 'READ_ACP';
  return action.includes('Put') || action.includes('Delete') ? 'WRITE' : 'READ';
}

function generateAclGrant(r: Random, aim: Aim, hit: boolean): S3AclGrant {
  const caller = aimedCaller(r, aim);
  const fits = permissionFor(aimedTarget(r, aim).action);
  const permission = hit ? (r.chance(0.75) ? fits : 'FULL_CONTROL') : r.pick(PERMISSIONS);
  const account = hit ? caller.account?.id : r.pick(ACCOUNTS);
  if (account === undefined || r.chance(0.25)) return { grantee: { kind: 'group', group: hit ? 'AllUsers' : r.pick(GROUPS) }, permission };
  return { grantee: { kind: 'account', account }, permission };
}

/** Where the list is to let nobody in, rather somebody else than the bucket's owner and the usual caller. */
function objectOwner(r: Random, aim: Aim, acl: Mood | undefined): string {
  const ids = aim.universe.accounts.map(({ id }) => id);
  const others = ids.filter((id) => id !== aim.owner.id && id !== aim.callers[0]?.account?.id);
  return acl === 'miss' && others.length > 0 ? r.pick(others) : r.pick(ids);
}

/** `block` asks for a Block Public Access that stands in the way; `acl` for a list of grants that lets the callers in. */
export function generateS3Facts(r: Random, aim: Aim, acl: Mood | undefined, block: Mood | undefined): S3Facts {
  const list: S3AclGrant[] = [];
  if (acl === 'permit') list.push(generateAclGrant(r, aim, true));
  while (r.chance(0.3)) list.push(generateAclGrant(r, aim, acl !== 'miss' && r.chance(0.5)));
  const closed = block === 'deny' ? 1 : 0.12;
  return {
    ownership: acl !== undefined ? (r.chance(0.5) ? 'ObjectWriter' : 'BucketOwnerPreferred') : r.weighted(OWNERSHIPS),
    ...(r.chance(acl === 'miss' ? 0.9 : acl === 'permit' ? 0.35 : 0.2) ? { objectOwner: objectOwner(r, aim, acl) } : {}),
    ...(list.length > 0 || r.chance(0.2) ? { acl: list } : {}),
    publicAccessBlock: {
      blockPublicAcls: r.chance(0.3),
      ignorePublicAcls: r.chance(closed * 0.6),
      blockPublicPolicy: r.chance(0.3),
      restrictPublicBuckets: r.chance(closed),
    },
    ...(r.chance(0.5) ? { bucketAbac: r.chance(0.5) } : {}),
  };
}

export function generateShare(r: Random, aim: Aim, mood: Mood | undefined): ShareAttribute | undefined {
  if (mood === undefined && r.chance(0.3)) return undefined;
  const accounts = new Set<string>();
  const caller = aimedCaller(r, aim).account?.id;
  if (mood !== 'miss' && caller !== undefined && r.chance(0.7)) accounts.add(caller);
  if (r.chance(0.3)) accounts.add(r.pick(ACCOUNTS));
  if (mood === 'miss' && caller !== undefined) accounts.delete(caller);
  return { accounts: [...accounts], public: mood !== 'miss' && r.chance(0.15) };
}
