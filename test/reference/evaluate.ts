// The decision over all layers, what blocks it in turn, and the statements that decided (docs/semantics/decision.md).
import type { DecisionKind, Grade, Layer } from '../../src/model/decision.ts';
import { hasGrant } from './grants.ts';
import { type Hit, type Layers, layersOf, type Matches } from './layers.ts';
import { isRootArn } from './principal.ts';
import type { Question } from './question.ts';
import { hasAcl, isForeignObject, isRestricted, s3Facts } from './s3.ts';
import { serviceRule } from './service-rules.ts';

export interface Outcome {
  readonly kind: DecisionKind;
  readonly blockers: readonly Layer[];
  readonly determining: readonly Hit[];
}

/** What each layer says; one that has no say says yes. The resource's side: whether the caller's side can count (`resourceSays`). */
interface Says
  extends Readonly<Record<'scp' | 'endpoint' | 'publicAccessBlock' | 'resource' | 'identity' | 'boundary' | 'session', boolean>> {
  /** Layers with an explicit deny, the one to report first. */
  readonly denies: readonly Layer[];
}

export function evaluate(question: Question): Outcome {
  const rule = serviceRule(question);
  if (rule === 'allow') return { kind: 'allowed', blockers: [], determining: [] };
  if (rule === 'deny') return { kind: 'implicitDeny', blockers: ['service'], determining: [] };
  const layers = layersOf(question);
  const says = saysOf(layers, question);
  const blockers = blockersOf(says, layers, question);
  const [denied] = says.denies;
  if (denied !== undefined) return { kind: 'explicitDeny', blockers, determining: deniesOf(denied, layers) };
  if (blockers.length > 0) return { kind: 'implicitDeny', blockers, determining: [] };
  return { kind: 'allowed', blockers, determining: decidingAllows(says, layers, question) };
}

/** In the order in which they are met when each is mended in turn. */
function blockersOf(says: Says, layers: Layers, question: Question): readonly Layer[] {
  const layer = blockedBy(says, layers, question);
  if (layer === undefined) return [];
  const isResourceSide = layer === resourceSideLayer(question);
  const mended =
    says.denies.length > 0 ? { ...says, denies: says.denies.slice(1) } : { ...says, [isResourceSide ? 'resource' : layer]: true };
  return [layer, ...blockersOf(mended, layers, question)];
}

/** The layer that says no first; undefined if the request is allowed. */
function blockedBy(says: Says, layers: Layers, question: Question): Layer | undefined {
  const { rules, side } = question;
  // An explicit deny in any layer.
  if (says.denies.length > 0) return says.denies[0];
  // What stands before both sides.
  if (!says.scp) return 'scp';
  if (!says.endpoint) return 'endpoint';
  if (!says.publicAccessBlock) return 'publicAccessBlock';
  // Callers without an account: nothing but the resource's side.
  if (side === 'none') return says.resource ? undefined : resourceSideLayer(question);
  // A KMS grant to the caller itself stands for both sides.
  if (hasGrant('direct', question)) return undefined;
  // The same account: the resource's side may do without the caller's, or at least without identity policies.
  const isDirect = side === 'same' && graded(layers.resource, 'any', 'direct').length > 0;
  if (isDirect && rules.directAllowBypassesBoundary) return undefined;
  const isOfRole = side === 'same' && graded(layers.resource, 'roleOfSession', 'userOfFederatedSession').length > 0;
  if (side === 'cross' && says.resource && !rules.bothSidesAcrossAccounts) return undefined;
  if (!isDirect && !isOfRole) {
    if (!says.resource) return resourceSideLayer(question);
    if (!says.identity) return 'identity';
  }
  if (!says.boundary) return 'boundary';
  return says.session ? undefined : 'session';
}

function saysOf(layers: Layers, question: Question): Says {
  const { rules, request } = question;
  const { principal } = request;
  const allows = (matches: Matches | undefined): boolean => matches === undefined || matches.allows.length > 0;
  const order: readonly Layer[] = ['scp', 'rcp', resourceLayer(question), 'identity', 'boundary', 'session', 'endpoint'];
  return {
    denies: rules.denyOverrides ? order.filter((layer) => deniesOf(layer, layers).length > 0) : [],
    scp: layers.scp === undefined || layers.scp.every(allows) || (!rules.everyScpLevel && layers.scp.some(allows)),
    endpoint: allows(layers.endpoint),
    publicAccessBlock: !isRestricted(question),
    resource: resourceSays(layers, question),
    // What the root user hands on is full access, as its own.
    identity: allows(layers.identity) || (principal.kind === 'federatedUser' && isRootArn(principal.parent)),
    boundary: allows(layers.boundary),
    // A federated user without session policies has no permissions of the user's own; the task policies of AssumeRoot only deny.
    session:
      principal.kind === 'assumedRoot' || (allows(layers.session) && !(principal.kind === 'federatedUser' && layers.session === undefined)),
  };
}

function resourceSays({ resource }: Layers, question: Question): boolean {
  const { policies, callerAccount, side } = question;
  if (isForeignObject(question)) return callerAccount?.id === s3Facts(question)?.objectOwner || hasAcl(question);
  switch (side) {
    case 'none':
      return graded(resource, 'any', 'direct').length > 0 || hasAcl(question);
    case 'same':
      return trustsOwnAccount(question) || graded(resource, 'account').length > 0 || hasGrant('account', question);
    case 'cross': {
      const isShared = policies.share?.public === true || policies.share?.accounts.includes(callerAccount?.id as string) === true;
      return resource.allows.length > 0 || hasGrant('account', question) || hasAcl(question) || isShared;
    }
  }
}

/** KMS keys and roles say themselves whether their account's identity policies count (KMS Developer Guide: default key policy). */
function trustsOwnAccount({ policies, service, arn, rules }: Question): boolean {
  const isKey = service === 'kms' && arn?.[5]?.startsWith('key/') === true;
  const isAssumedRole = service === 'sts' && arn?.[5]?.startsWith('role/') === true;
  return !rules.keysAndRolesMustTrust || !(isKey || isAssumedRole || policies.resource?.description.type === 'trust');
}

/** The layer that is lacking when the resource's side does not allow. */
function resourceSideLayer(question: Question): Layer {
  if (isForeignObject(question)) return 'acl';
  return question.side === 'cross' && question.policies.share !== undefined ? 'share' : resourceLayer(question);
}

/** A role's trust policy is reported under its own name. */
function resourceLayer({ policies }: Question): 'resource' | 'trust' {
  return policies.resource?.description.type === 'trust' ? 'trust' : 'resource';
}

function decidingAllows(says: Says, { resource, identity }: Layers, question: Question): readonly Hit[] {
  const direct = graded(resource, 'any', 'direct');
  if (question.side === 'none' || (question.side === 'same' && direct.length > 0)) return direct;
  const ofRole = graded(resource, 'roleOfSession', 'userOfFederatedSession');
  if (question.side === 'same' && ofRole.length > 0 && says.boundary && says.session) return ofRole;
  const areBothSides = says.resource && says.identity && says.boundary && says.session;
  if (!areBothSides) return [];
  const delegations = trustsOwnAccount(question) ? [] : graded(resource, 'account');
  return [...(question.side === 'cross' ? resource.allows : delegations), ...(identity?.allows ?? [])];
}

function deniesOf(layer: Layer, layers: Layers): readonly Hit[] {
  if (layer === 'scp') return (layers.scp ?? []).flatMap(({ denies }) => denies);
  return layers[(layer === 'trust' ? 'resource' : layer) as Exclude<keyof Layers, 'scp'>]?.denies ?? [];
}

function graded({ allows }: Matches, ...grades: readonly Grade[]): readonly Hit[] {
  return allows.filter(({ grade }) => grades.includes(grade));
}
