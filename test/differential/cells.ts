// The cells that random requests must reach: who calls from where, and how the request ends; with the reason for each that cannot be.
import type { DecisionKind, Layer } from '../../src/model/decision.ts';
import type { AuthorizationRequest } from '../../src/model/request.ts';
import type { CallerKind } from '../testkit/callers.ts';
import { CALLER_KINDS, callerKind } from '../testkit/callers.ts';
import type { FastAnswer } from './answer.ts';

export type Relation = 'same' | 'cross' | 'none';

/** How a request ends: `allowed`, or the kind of denial and the layer that is named. */
export type Ending = 'allowed' | `${Exclude<DecisionKind, 'allowed'>} ${Layer}`;

export const ENDINGS: readonly Ending[] = [
  'allowed',
  'explicitDeny scp',
  'explicitDeny rcp',
  'explicitDeny resource',
  'explicitDeny trust',
  'explicitDeny identity',
  'explicitDeny boundary',
  'explicitDeny session',
  'explicitDeny endpoint',
  'implicitDeny service',
  'implicitDeny scp',
  'implicitDeny endpoint',
  'implicitDeny publicAccessBlock',
  'implicitDeny resource',
  'implicitDeny trust',
  'implicitDeny acl',
  'implicitDeny share',
  'implicitDeny identity',
  'implicitDeny boundary',
  'implicitDeny session',
];

const RELATIONS: readonly Relation[] = ['same', 'cross', 'none'];
const WITHOUT_ACCOUNT: readonly CallerKind[] = ['anonymous', 'service', 'federatedCaller'];
const ROOTS: readonly CallerKind[] = ['root', 'rootSession', 'assumedRoot'];

/** A group of cells that no request reaches. Fields that are left out stand for all there are. */
interface Unreachable {
  readonly relations?: readonly Relation[];
  readonly kinds?: readonly CallerKind[];
  readonly endings?: readonly Ending[];
  readonly reason: string;
  /** Generated requests do get there now and then, but not in a way that anybody would miss. */
  readonly possible?: true;
}

const UNREACHABLE: readonly Unreachable[] = [
  { relations: ['same', 'cross'], kinds: WITHOUT_ACCOUNT, reason: 'the caller has no account' },
  { relations: ['none'], kinds: CALLER_KINDS.filter((kind) => !WITHOUT_ACCOUNT.includes(kind)), reason: 'the caller has an account' },
  {
    kinds: [...WITHOUT_ACCOUNT, 'serviceLinked'],
    endings: ['explicitDeny scp', 'implicitDeny scp'],
    reason: 'service control policies do not hold for callers without account and service-linked roles',
  },
  { kinds: ['serviceLinked'], endings: ['explicitDeny rcp'], reason: 'resource control policies do not hold for service-linked roles' },
  {
    kinds: [...WITHOUT_ACCOUNT, ...ROOTS],
    endings: ['explicitDeny identity', 'implicitDeny identity', 'explicitDeny boundary', 'implicitDeny boundary'],
    reason: 'root users and callers without account carry no identity policies and no boundary',
  },
  {
    kinds: ['serviceLinked'],
    endings: ['explicitDeny boundary', 'implicitDeny boundary'],
    reason: 'a service-linked role cannot have a boundary',
  },
  {
    kinds: [...WITHOUT_ACCOUNT, 'root', 'rootSession', 'user', 'userSession', 'serviceLinked'],
    endings: ['explicitDeny session', 'implicitDeny session'],
    reason: 'only AssumeRole, GetFederationToken and AssumeRoot take session policies',
  },
  { kinds: ['assumedRoot'], endings: ['implicitDeny session'], reason: 'the task policies of AssumeRoot only deny' },
  {
    relations: ['same'],
    endings: ['implicitDeny publicAccessBlock', 'implicitDeny share'],
    reason: "neither binds callers of the owner's account",
  },
  { kinds: ['service'], endings: ['implicitDeny publicAccessBlock'], reason: 'Block Public Access leaves services alone' },
  { kinds: WITHOUT_ACCOUNT, endings: ['implicitDeny share'], reason: 'for callers without account the resource policy is named' },
  {
    kinds: ['federatedCaller'],
    endings: ['implicitDeny service', 'explicitDeny resource', 'implicitDeny acl', 'implicitDeny publicAccessBlock'],
    reason: 'only asks a role, by AssumeRoleWithSAML or AssumeRoleWithWebIdentity',
  },
  {
    kinds: ['federatedCaller'],
    endings: ['implicitDeny resource'],
    reason: 'a role has a trust policy; where none is given, the layer has no better name',
    possible: true,
  },
  {
    kinds: ROOTS,
    endings: ['explicitDeny trust', 'implicitDeny trust'],
    reason: 'a root user may not assume roles, so that nobody asks whether it may tag the session',
    possible: true,
  },
];

function cellName(relation: Relation, kind: CallerKind, ending: Ending): string {
  return `${relation} ${kind} ${ending}`;
}

function cellsWhere(wanted: (group: Unreachable | undefined) => boolean): readonly string[] {
  return RELATIONS.flatMap((relation) =>
    CALLER_KINDS.flatMap((kind) =>
      ENDINGS.filter((ending) => wanted(groupOf(relation, kind, ending))).map((ending) => cellName(relation, kind, ending)),
    ),
  );
}

function groupOf(relation: Relation, kind: CallerKind, ending: Ending): Unreachable | undefined {
  return UNREACHABLE.find(
    ({ relations, kinds, endings }) =>
      (relations?.includes(relation) ?? true) && (kinds?.includes(kind) ?? true) && (endings?.includes(ending) ?? true),
  );
}

/** The cells that must be reached. */
export const REACHABLE: readonly string[] = cellsWhere((group) => group === undefined);

/** The cells that must not be: seeing one means that the reason against it is wrong, or an evaluator. */
export const FORBIDDEN: readonly string[] = cellsWhere((group) => group !== undefined && group.possible !== true);

/** Whether caller and resource are of one account. A resource of nobody's in particular is the caller's own account's affair. */
function relationOf({ caller, resource }: AuthorizationRequest): Relation {
  if (caller === undefined) return 'none';
  return resource.owner === undefined || resource.owner.id === caller.id ? 'same' : 'cross';
}

function endingOf({ kind, blockedBy }: FastAnswer): Ending {
  return kind === 'allowed' ? 'allowed' : `${kind} ${blockedBy ?? 'service'}`;
}

export function cellOf(request: AuthorizationRequest, answer: FastAnswer): string {
  return cellName(relationOf(request), callerKind(request.principal), endingOf(answer));
}
